package dev.guildhall.bus.embedded;

import dev.guildhall.bus.BusConfig;
import dev.guildhall.bus.BusCounters;
import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.BusUnavailable;
import dev.guildhall.bus.Topic;
import dev.guildhall.bus.WaitingLine;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one writer. Its thread takes all that waits, writes it as one batch with one sync, answers, and takes
/// again: while a sync runs the next batch gathers by itself. It drops what is too old or too much as it goes.
///
/// When the disk fails, all in the batch fails with [BusUnavailable], and each later batch tries anew.
final class LogWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    private final BusConfig.Embedded settings;
    private final BusDatabase database;
    private final Offsets offsets;
    private final BusCounters counters;
    private final InstantSource clock;
    private final Consumer<Topic> grown;
    private final WaitingLine<Waiting> line;
    private final Thread thread;
    private final Map<Topic, TopicLog> logs = new EnumMap<>(Topic.class);
    private boolean suspect;
    private volatile boolean reachable = true;

    /// @param grown told of a topic that has more records, on the writer's thread
    LogWriter(
            BusConfig.Embedded settings,
            BusDatabase database,
            Offsets offsets,
            BusCounters counters,
            InstantSource clock,
            Consumer<Topic> grown) {
        this.settings = settings;
        this.database = database;
        this.offsets = offsets;
        this.counters = counters;
        this.clock = clock;
        this.grown = grown;
        this.line = new WaitingLine<>(settings.waitingBytesMax());
        this.thread = Thread.ofPlatform().name("bus-writer").daemon().unstarted(this::run);
        for (Topic topic : Topic.values()) logs.put(topic, new TopicLog(topic, settings.of(topic), database));
    }

    void start() {
        thread.start();
    }

    TopicLog log(Topic topic) {
        TopicLog log = logs.get(topic);
        if (log == null) throw new IllegalStateException("no log of " + topic);
        return log;
    }

    /// Completes on the writer's thread, or at once when the records are not taken.
    CompletionStage<Void> submit(List<BusRecord> records) {
        Waiting handed = Waiting.of(records);
        return switch (line.offer(handed)) {
            case TAKEN -> handed.done();
            case FULL -> {
                counters.refused();
                yield CompletableFuture.failedFuture(new BusUnavailable("too much waits for the disk"));
            }
            case CLOSED -> CompletableFuture.failedFuture(new BusUnavailable("the bus is closed"));
        };
    }

    long waitingBytes() {
        return line.bytes();
    }

    boolean reachable() {
        return reachable;
    }

    /// Finishes what was handed over, then stops.
    void close() {
        line.close();
        Uninterrupted.join(thread);
    }

    private void run() {
        List<Waiting> taken = line.take(settings.batchBytesMax());
        while (!taken.isEmpty()) {
            write(taken);
            taken = line.take(settings.batchBytesMax());
        }
    }

    private void write(List<Waiting> taken) {
        try {
            if (suspect) reload();
            Set<Topic> touched = put(taken);
            line.done(bytes(taken));
            reachable = true;
            for (Waiting handed : taken) {
                handed.records().forEach(counters::published);
                handed.done().complete(null);
            }
            touched.forEach(grown);
        } catch (RuntimeException | Error failure) {
            // The thread must outlive whatever this was: without it nobody would ever get an answer.
            fail(taken, failure);
        }
    }

    private static long bytes(List<Waiting> taken) {
        return taken.stream().mapToLong(Waiting::bytes).sum();
    }

    /// Puts all on disk, and takes away what is kept no longer. Returns the topics that have more records.
    private Set<Topic> put(List<Waiting> taken) {
        long nowMs = clock.millis();
        Set<Topic> touched = EnumSet.noneOf(Topic.class);
        try (BusDatabase.Changes changes = database.changes()) {
            for (Waiting handed : taken) {
                for (BusRecord record : handed.records()) {
                    log(record.topic()).append(changes, record, nowMs);
                    touched.add(record.topic());
                }
            }
            logs.values().forEach(log -> log.drop(changes, nowMs));
            // What nobody promised to keep waits for no disk: a power cut may take the last of it.
            boolean synced = !touched.stream().allMatch(Topic::live);
            if (!changes.empty()) database.write(changes, synced);
        }
        logs.values().forEach(this::countDropped);
        return touched;
    }

    private void countDropped(TopicLog log) {
        for (Segment segment : log.written()) {
            counters.droppedUnread(log.topic(), offsets.unread(log.topic(), segment));
            freeFiles(log.topic(), segment);
        }
    }

    /// The records are gone either way.
    private void freeFiles(Topic topic, Segment segment) {
        try {
            database.freeFiles(topic, segment);
        } catch (BusUnavailable notNow) {
            counters.failed();
        }
    }

    private void reload() {
        logs.values().forEach(TopicLog::reload);
        suspect = false;
    }

    private void fail(List<Waiting> taken, Throwable failure) {
        suspect = true;
        line.done(bytes(taken));
        counters.failed();
        if (reachable) LOG.warn("the bus's disk failed, and is tried again with each hand-over", failure);
        reachable = false;
        BusUnavailable answer = failure instanceof BusUnavailable already
                ? already
                : new BusUnavailable("the bus's writer failed: " + failure, failure);
        for (Waiting handed : taken) handed.done().completeExceptionally(answer);
    }
}
