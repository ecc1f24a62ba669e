package dev.guildhall.bus.embedded;

import dev.guildhall.bus.BusConfig;
import dev.guildhall.bus.BusCounters;
import dev.guildhall.bus.BusReader;
import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.BusStats;
import dev.guildhall.bus.BusUnavailable;
import dev.guildhall.bus.Delivered;
import dev.guildhall.bus.EventBus;
import dev.guildhall.bus.GroupName;
import dev.guildhall.bus.Subscription;
import dev.guildhall.bus.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/// The bus in one process: topics of one partition each in a RocksDB, for readers of the same process. What was
/// acknowledged survives the process; of the live topics (presence, voice, API requests) a power cut may take the
/// last.
public final class EmbeddedBus implements EventBus {
    /// Topics that nobody publishes to grow old too.
    private static final Duration AGE_CHECK = Duration.ofMinutes(1);

    private final BusConfig config;
    private final BusDatabase database;
    private final Offsets offsets;
    private final LogWriter writer;
    private final Threads threads;
    private final Later later;
    private final BusCounters counters = new BusCounters();
    private final Map<GroupTopic, Cursor> cursors = new ConcurrentHashMap<>();
    private final Set<Member> members = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    private EmbeddedBus(BusConfig config, BusDatabase database, InstantSource clock, Threads threads, Later later) {
        this.config = config;
        this.database = database;
        this.offsets = new Offsets(database);
        this.threads = threads;
        this.later = later;
        this.writer = new LogWriter(config.embedded(), database, offsets, counters, clock, this::wake);
    }

    /// Opens the database in the folder, and makes both when absent. Throws [dev.guildhall.bus.BusNotOpened].
    ///
    /// @param clock wall time, for the age of records
    public static EmbeddedBus open(BusConfig config, Path directory, InstantSource clock) {
        Threads threads = new Threads(config.embedded().readerThreads());
        EmbeddedBus bus = opened(config, directory, clock, threads, threads::later);
        bus.begin();
        return bus;
    }

    /// With time that a test holds, and a writer that it starts.
    static EmbeddedBus opened(BusConfig config, Path directory, InstantSource clock, Threads threads, Later later) {
        BusDatabase database;
        try {
            database = BusDatabase.open(directory);
        } catch (RuntimeException notOpened) {
            threads.close();
            throw notOpened;
        }
        return new EmbeddedBus(config, database, clock, threads, later);
    }

    void begin() {
        writer.start();
        checkAge();
    }

    private void checkAge() {
        writer.submit(List.of());
        later.run(AGE_CHECK, this::checkAge);
    }

    @Override
    public CompletionStage<Void> publish(List<BusRecord> records) {
        return records.isEmpty() ? CompletableFuture.completedFuture(null) : writer.submit(records);
    }

    @Override
    public Subscription subscribe(String group, Set<Topic> topics, BusReader reader) {
        GroupName.checked(group);
        if (closed) throw new BusUnavailable("the bus is closed");
        List<Cursor> read = new ArrayList<>();
        for (Topic topic : Set.copyOf(topics)) {
            read.add(cursors.computeIfAbsent(new GroupTopic(group, topic), this::cursor));
        }
        Member member = new Member(reader, List.copyOf(read));
        members.add(member);
        read.forEach(cursor -> cursor.join(member));
        return member;
    }

    private Cursor cursor(GroupTopic of) {
        return new Cursor(
                of, writer.log(of.topic()), database, offsets, config.reading(), counters, threads::read, later);
    }

    private void wake(Topic topic) {
        cursors.forEach((of, cursor) -> {
            if (of.topic() == topic) cursor.wake();
        });
    }

    @Override
    public BusStats stats() {
        return counters.read(writer.waitingBytes(), config.embedded().waitingBytesMax(), writer.reachable());
    }

    @Override
    public void close() {
        closed = true;
        List.copyOf(members).forEach(Member::close);
        writer.close();
        threads.close();
        database.close();
    }

    /// A member of a group: one reader may be several.
    private final class Member implements Subscription, BusReader {
        private final BusReader reader;
        private final List<Cursor> cursorsRead;

        private Member(BusReader reader, List<Cursor> cursorsRead) {
            this.reader = reader;
            this.cursorsRead = cursorsRead;
        }

        @Override
        public CompletionStage<Void> read(List<Delivered> records) {
            return reader.read(records);
        }

        @Override
        public void close() {
            if (!members.remove(this)) return;
            long waitNs = config.reading().closeWait().toNanos();
            cursorsRead.forEach(cursor -> cursor.leave(this, waitNs));
        }
    }
}
