package dev.guildhall.store.rocks;

import dev.guildhall.common.health.Health;
import dev.guildhall.store.CommitWeight;
import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.StoreUnavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The one writer. Its thread takes all that waits, writes it as one batch with one sync, answers, and takes
/// again: while a sync runs the next group gathers by itself, so there is no timer, and a lone commit waits for
/// nobody.
///
/// When the disk fails, everything in the batch fails with [StoreUnavailable]. RocksDB then refuses further
/// writes until it has recovered by itself (a full disk that has room again) or until the process is restarted
/// (any other I/O error); each attempt in between fails the same way. Nothing is answered before its sync
/// returned.
final class GroupCommit {
    /// What one piece of work does within a batch, on the writer's thread.
    @FunctionalInterface
    interface Step<T> {
        /// Collects rows, and returns what completes the stage once they are on disk. Throws to refuse: its
        /// rows are dropped and the rest of the batch goes on.
        @Nullable
        T addTo(Batch batch);
    }

    private final Database database;
    private final StoreConfig.Rocks settings;
    private final StoreCounters counters;
    private final LongSupplier nowNs;
    private final List<WriterCache<?, ?>> caches;
    private final Runnable onDurable;
    private final WaitingLine line;
    private final Thread thread;
    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile boolean closed;
    /// Why the last batch failed; null when it is on disk.
    private volatile @Nullable String refusal;

    /// `caches` is all that steps remember between batches. `onDurable` runs when a batch is on disk, before anybody
    /// is told so.
    GroupCommit(
            Database database,
            StoreConfig.Rocks settings,
            StoreCounters counters,
            LongSupplier nowNs,
            List<WriterCache<?, ?>> caches,
            Runnable onDurable) {
        this.database = database;
        this.settings = settings;
        this.counters = counters;
        this.nowNs = nowNs;
        this.caches = List.copyOf(caches);
        this.onDurable = onDurable;
        this.line = new WaitingLine(settings.waitingCommitsMax(), settings.waitingBytesMax());
        this.thread = Thread.ofPlatform().name("store-writer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Hands work in; `bytes` is about what it will write. The stage completes on the writer's thread, or at
    /// once with [StoreUnavailable] when too much waits or the store is closed.
    <T> CompletionStage<T> submit(long bytes, Step<T> step) {
        Waiting<T> work = new Waiting<>(bytes, step);
        return switch (line.offer(work)) {
            case TAKEN -> work.done();
            case FULL -> {
                counters.refusedWrites.increment();
                yield CompletableFuture.failedFuture(new StoreUnavailable("too much waits for the disk"));
            }
            case CLOSED -> CompletableFuture.failedFuture(new StoreUnavailable("the store is closed"));
        };
    }

    /// Down while the disk refuses. A node that is down gets no work by which it would notice that the disk takes
    /// writes again (it was full and has room, say), so whoever asks then has a row of no meaning written, one at
    /// a time.
    Health health() {
        if (closed) return Health.down("the store is closed");
        if (!thread.isAlive()) return Health.down("the store's writer has ended");
        String refused = refusal;
        if (refused == null) return Health.UP;
        tryAgain();
        return Health.down(refused);
    }

    private void tryAgain() {
        if (!trying.compareAndSet(false, true)) return;
        submit(CommitWeight.ROW_BYTES, batch -> {
                    Meta.putTrial(batch);
                    return true;
                })
                .whenComplete((done, failure) -> trying.set(false));
    }

    /// Finishes what was handed in, then stops.
    void close() {
        closed = true;
        line.close();
        Uninterrupted.join(thread);
    }

    private void run() {
        ArrayDeque<Waiting<?>> taken = line.take(settings.batchCommitsMax(), settings.batchBytesMax());
        while (!taken.isEmpty()) {
            while (!taken.isEmpty()) {
                writeGroup(taken);
            }
            taken = line.take(settings.batchCommitsMax(), settings.batchBytesMax());
        }
    }

    /// Writes `taken` up to the first step that refuses, that one included.
    private void writeGroup(ArrayDeque<Waiting<?>> taken) {
        List<Waiting<?>> group = new ArrayList<>(taken.size());
        Batch batch = new Batch(database);
        try {
            collect(batch, taken, group);
            write(batch);
            caches.forEach(WriterCache::trim);
            onDurable.run();
            group.forEach(Waiting::answer);
        } catch (RuntimeException | Error failure) {
            // The thread must outlive whatever this was: without it nobody would ever get an answer.
            group.addAll(taken);
            taken.clear();
            caches.forEach(WriterCache::forget);
            counters.failedWrites.add(group.size());
            StoreUnavailable answer = unavailable(failure);
            refusal = String.valueOf(answer.getMessage());
            group.forEach(each -> each.fail(answer));
        }
    }

    private void collect(Batch batch, ArrayDeque<Waiting<?>> taken, List<Waiting<?>> group) {
        while (!taken.isEmpty()) {
            Waiting<?> next = taken.removeFirst();
            group.add(next);
            if (!next.addTo(batch)) {
                // What it told the caches before it gave up is not going to be on disk. They can be read
                // afresh only when this batch is, so the batch ends here.
                caches.forEach(WriterCache::forget);
                return;
            }
        }
    }

    private void write(Batch batch) {
        counters.batches.increment();
        if (!batch.empty()) {
            long startNs = nowNs.getAsLong();
            database.write(batch);
            refusal = null;
            counters.countSync(batch.bytes(), nowNs.getAsLong() - startNs);
        }
        counters.commits.add(batch.commits());
        counters.repeats.add(batch.repeats());
    }

    private static StoreUnavailable unavailable(Throwable failure) {
        return failure instanceof StoreUnavailable already
                ? already
                : new StoreUnavailable("the writer failed: " + failure, failure);
    }
}
