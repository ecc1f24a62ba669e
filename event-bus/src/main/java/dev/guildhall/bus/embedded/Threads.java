package dev.guildhall.bus.embedded;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads that hand records out, and the one that ends pauses. Queues are bounded by what is put there: one
/// task for each group and topic, and the check of ages.
final class Threads implements AutoCloseable {
    private static final long IDLE_SECONDS = 60;

    private final ThreadPoolExecutor readers;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("bus-timer").daemon().factory());

    Threads(int readerThreads) {
        readers = new ThreadPoolExecutor(
                readerThreads,
                readerThreads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("bus-reader-", 0).daemon().factory());
        readers.allowCoreThreadTimeOut(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void read(Runnable task) {
        unlessClosed(() -> readers.execute(task));
    }

    void later(Duration after, Runnable task) {
        unlessClosed(() -> timer.schedule(task, after.toNanos(), TimeUnit.NANOSECONDS));
    }

    /// Subscriptions are closed before the threads are: what comes later belongs to a turn that was given up.
    private static void unlessClosed(Runnable handOver) {
        try {
            handOver.run();
        } catch (RejectedExecutionException closed) {
            return;
        }
    }

    /// Does not wait: a reader that never returns finds the database closed.
    @Override
    public void close() {
        timer.shutdownNow();
        readers.shutdown();
    }
}
