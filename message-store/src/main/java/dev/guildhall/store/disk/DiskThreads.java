package dev.guildhall.store.disk;

import dev.guildhall.store.StoreUnavailable;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// The few threads that may wait for the disk, and a bounded queue before them.
final class DiskThreads {
    private static final long END_SECONDS_MAX = 20;

    private final ThreadPoolExecutor pool;
    final LongAdder refused = new LongAdder();
    final LongAdder failures = new LongAdder();

    DiskThreads(int threads, int waitingMax) {
        this.pool = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waitingMax),
                Thread.ofPlatform().name("attachment-", 0).daemon().factory());
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    <T> CompletionStage<T> submit(Work<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            pool.execute(() -> perform(work, done));
        } catch (RejectedExecutionException full) {
            if (pool.isShutdown()) {
                done.completeExceptionally(new StoreUnavailable("the attachment store is closed", full));
            } else {
                refused.increment();
                done.completeExceptionally(new StoreUnavailable("too many wait for attachments", full));
            }
        }
        return done;
    }

    private <T> void perform(Work<T> work, CompletableFuture<T> done) {
        try {
            done.complete(work.run());
        } catch (IOException failure) {
            failures.increment();
            done.completeExceptionally(new StoreUnavailable("the disk refuses an attachment: " + failure, failure));
        } catch (RuntimeException | Error bug) {
            done.completeExceptionally(bug);
        }
    }

    /// Finishes what was handed in; a disk that hangs holds nobody for ever.
    void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
