package dev.guildhall.store.rocks;

import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.StoreUnavailable;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Reads, away from the caller's thread: a few threads and a bounded queue before them. Past it, and after
/// closing, a read fails at once with [StoreUnavailable].
final class Reads {
    private final Database database;
    private final StoreCounters counters;
    private final LongSupplier nowNs;
    private final ThreadPoolExecutor pool;

    Reads(Database database, StoreConfig.Rocks settings, StoreCounters counters, LongSupplier nowNs) {
        this.database = database;
        this.counters = counters;
        this.nowNs = nowNs;
        this.pool = new ThreadPoolExecutor(
                settings.readThreads(),
                settings.readThreads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.waitingReadsMax()),
                Thread.ofPlatform().name("store-read-", 0).daemon().factory());
    }

    /// The newest state.
    <T> CompletionStage<T> latest(Function<View, T> read) {
        return submit(() -> read.apply(database.latest()));
    }

    /// One moment's state, for a read of several families.
    <T> CompletionStage<T> frozen(Function<View, T> read) {
        return submit(() -> {
            try (View view = database.frozen()) {
                return read.apply(view);
            }
        });
    }

    private <T> CompletionStage<T> submit(Supplier<T> read) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            pool.execute(() -> perform(read, done));
        } catch (RejectedExecutionException refused) {
            counters.refusedReads.increment();
            String why = pool.isShutdown() ? "the store is closed" : "too many reads wait";
            done.completeExceptionally(new StoreUnavailable(why, refused));
        }
        return done;
    }

    private <T> void perform(Supplier<T> read, CompletableFuture<T> done) {
        long startNs = nowNs.getAsLong();
        try {
            T value = read.get();
            counters.countRead(nowNs.getAsLong() - startNs);
            done.complete(value);
        } catch (RuntimeException | Error failure) {
            counters.countRead(nowNs.getAsLong() - startNs);
            done.completeExceptionally(failure);
        }
    }

    /// Finishes what was handed in, then stops.
    void close() {
        pool.shutdown();
        Uninterrupted.terminated(pool);
    }
}
