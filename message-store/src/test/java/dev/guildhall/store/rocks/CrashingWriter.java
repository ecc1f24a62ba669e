package dev.guildhall.store.rocks;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.store.Await;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.OutboxEntry;
import dev.guildhall.store.OutboxPart;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.Owners;
import dev.guildhall.store.Rows;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;

/// The process that [CrashTest] kills. Commits as fast as the store takes it and prints the number of each
/// commit when it is acknowledged, one a line, until it is killed or the store fails. Where it is to, it takes what the
/// outbox has meanwhile, and prints the number of the last commit taken before it takes the next.
final class CrashingWriter {
    static final OwnerId OWNER = Owners.guild(7);
    static final int CHANNELS = 3;
    private static final int IN_FLIGHT = 256;
    private static final int DRAINED_AT_ONCE = 10;

    private static final Duration OFTEN = Duration.ofMillis(5);

    private CrashingWriter() {}

    /// Arguments: the store's folder, how many characters each message has, and whether the outbox is drained.
    public static void main(String[] arguments) {
        RocksMessageStore store = RocksMessageStore.open(
                RocksStores.config(Path.of(arguments[0])), InstantSource.system(), System::nanoTime, OFTEN);
        if (Boolean.parseBoolean(arguments[2])) {
            Thread.ofPlatform().daemon().start(() -> drain(store));
        }
        String content = "x".repeat(Integer.parseInt(arguments[1]));
        Lease lease = Await.value(store.owners().lease(OWNER));
        System.out.println("epoch " + lease.epoch());
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        for (long number = Await.value(store.owners().lastNumber(OWNER)) + 1; ; number++) {
            inFlight.acquireUninterruptibly();
            long committed = number;
            store.owners().commit(lease, commit(number, content)).whenComplete((nothing, failure) -> {
                print(
                        System.out,
                        failure == null
                                ? "acknowledged " + committed
                                : "failed " + failure.getClass().getSimpleName());
                if (failure != null) {
                    print(System.out, "health " + store.health().state());
                    Runtime.getRuntime().halt(1);
                }
                inFlight.release();
            });
        }
    }

    private static void drain(RocksMessageStore store) {
        Semaphore news = new Semaphore(1);
        store.outbox().onNews(news::release);
        while (true) {
            news.acquireUninterruptibly();
            for (OutboxPart part : store.outbox().waiting()) {
                List<OutboxEntry> entries = Await.value(part.read(DRAINED_AT_ONCE));
                if (!entries.isEmpty()) {
                    print(System.out, "taken " + entries.getLast().commit().number());
                    part.taken(entries.getLast());
                    news.release();
                }
            }
        }
    }

    /// Several families at once: a commit that is found in one and not in another was torn.
    static Commit commit(long number, String content) {
        Change inFirst = new Change.PutMessage(Rows.message(number % CHANNELS, number, content));
        Change inSecond = new Change.PutMessage(Rows.message(CHANNELS + number % CHANNELS, number, content));
        Change member = new Change.PutMember(new GuildId(7), Rows.bareMember(number));
        return new Commit(OWNER, number, List.of(inFirst, inSecond, member));
    }

    private static void print(PrintStream out, String line) {
        out.println(line);
        out.flush();
    }
}
