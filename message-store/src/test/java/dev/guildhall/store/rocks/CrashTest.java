package dev.guildhall.store.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.Await;
import dev.guildhall.store.ManualClock;
import dev.guildhall.store.OutboxEntry;
import dev.guildhall.store.OutboxPart;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process is killed in the middle of its work, and what it acknowledged is looked for. Nothing depends on
/// speed: the process runs until it is killed, at a chosen acknowledgement.
@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class CrashTest {
    private static final String ACKNOWLEDGED = "acknowledged ";
    private static final String TAKEN = "taken ";

    @TempDir
    Path folder;

    private Process start(int contentLength, boolean drained, String... before) throws IOException {
        List<String> command = new ArrayList<>(List.of(before));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx256m", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(CrashingWriter.class.getName(), folder.toString(), "" + contentLength, "" + drained));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// @param acknowledged the last commit of which the process said so
    /// @param taken the last that it said it would take
    private record Ended(long acknowledged, long taken) {}

    /// Kills the process when it has acknowledged `count` commits.
    private static Ended killAfter(Process process, int count) throws IOException {
        long last = 0;
        long taken = 0;
        int seen = 0;
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ACKNOWLEDGED)) {
                    last = Long.parseLong(line.substring(ACKNOWLEDGED.length()));
                    seen++;
                } else if (line.startsWith(TAKEN)) {
                    taken = Long.parseLong(line.substring(TAKEN.length()));
                }
                if (seen == count) {
                    // By the handle: Process would close the pipe too, and what was printed before the death with it.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(seen).isGreaterThanOrEqualTo(count);
        return new Ended(last, taken);
    }

    private static boolean whole(RocksMessageStore store, long number) {
        long channel = number % CrashingWriter.CHANNELS;
        return message(store, channel, number)
                && message(store, CrashingWriter.CHANNELS + channel, number)
                && Await.value(store.guilds().member(new GuildId(7), new UserId(number)))
                        .isPresent();
    }

    private static boolean message(RocksMessageStore store, long channelId, long number) {
        return Await.value(store.history().message(new ChannelId(channelId), new MessageId(number)))
                .isPresent();
    }

    private static boolean any(RocksMessageStore store, long number) {
        long channel = number % CrashingWriter.CHANNELS;
        return message(store, channel, number)
                || message(store, CrashingWriter.CHANNELS + channel, number)
                || Await.value(store.guilds().member(new GuildId(7), new UserId(number)))
                        .isPresent();
    }

    /// Every acknowledged commit is there and whole, and so is each that was not acknowledged but counted;
    /// behind it is nothing.
    private long assertNothingLost(long acknowledged) {
        try (RocksMessageStore store = RocksStores.open(folder, new ManualClock())) {
            long last = Await.value(store.owners().lastNumber(CrashingWriter.OWNER));
            assertThat(last).isGreaterThanOrEqualTo(acknowledged);
            for (long number = 1; number <= last; number++) {
                assertThat(whole(store, number))
                        .as("commit %d of %d", number, last)
                        .isTrue();
            }
            assertThat(any(store, last + 1)).isFalse();
            return Await.value(store.owners().lease(CrashingWriter.OWNER)).epoch();
        }
    }

    @Test
    void killedAgainAndAgainItLosesNothingThatItAcknowledged() throws IOException {
        long epoch = 0;
        for (int count : new int[] {1, 40, 1500}) {
            long acknowledged = killAfter(start(100, false), count).acknowledged();
            long next = assertNothingLost(acknowledged);
            assertThat(next).isGreaterThan(epoch + 1);
            epoch = next;
        }
    }

    /// From one commit on, at most the one behind the last that the process meant to take, all that are durable.
    @Test
    void killedAgainAndAgainItsOutboxHoldsTheCommitsThatWereNotTaken() throws IOException {
        long taken = 0;
        for (int count : new int[] {1, 300, 1500, 3000}) {
            Ended ended = killAfter(start(100, true), count);
            taken = Math.max(taken, ended.taken());
            try (RocksMessageStore store = RocksStores.open(folder, new ManualClock())) {
                long last = Await.value(store.owners().lastNumber(CrashingWriter.OWNER));
                List<OutboxEntry> entries = left(store);
                List<Long> numbers =
                        entries.stream().map(entry -> entry.commit().number()).toList();
                long first = numbers.isEmpty() ? last + 1 : numbers.getFirst();
                assertThat(first).isLessThanOrEqualTo(taken + 1);
                assertThat(numbers)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(first, last).boxed().toList());
                assertThat(entries)
                        .allMatch(entry -> entry.commit()
                                .equals(CrashingWriter.commit(entry.commit().number(), "x".repeat(100))));
            }
        }
        assertThat(taken).isPositive();
    }

    private static List<OutboxEntry> left(RocksMessageStore store) {
        List<OutboxPart> parts = store.outbox().waiting();
        return parts.isEmpty() ? List.of() : Await.value(parts.getFirst().read(Integer.MAX_VALUE));
    }

    /// `ulimit -f` makes a write fail as a full disk does, in the middle of a record. 32 KiB a message, with the outbox
    /// four times in a commit, fill the log quickly; the limit (in 512 bytes: 24 MiB) is below the size at which
    /// RocksDB would begin a new one.
    @Test
    void aDiskThatTakesNoMoreFailsCommitsAndLosesNone() throws IOException, InterruptedException {
        Process process = start(32 << 10, false, "sh", "-c", "ulimit -f 49152 && exec \"$0\" \"$@\"");
        long acknowledged = 0;
        List<String> failures = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ACKNOWLEDGED)) {
                    acknowledged = Long.parseLong(line.substring(ACKNOWLEDGED.length()));
                } else if (line.startsWith("failed") || line.startsWith("health")) {
                    failures.add(line);
                }
            }
        }
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(failures).containsOnly("failed StoreUnavailable", "health DOWN");
        assertThat(acknowledged).isGreaterThan(50);
        assertThat(assertNothingLost(acknowledged)).isEqualTo(2);
    }
}
