package dev.guildhall.journal;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Where the drain does all that it does: one task at a time. Tests hold its time.
interface DrainThread extends Executor, AutoCloseable {
    /// Passed over once closed, as is whatever is executed then.
    void later(Duration pause, Runnable task);

    @Override
    void close();

    static DrainThread start() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("journal-drain").daemon().factory());
        return new DrainThread() {
            @Override
            public void execute(Runnable task) {
                later(Duration.ZERO, task);
            }

            @Override
            public void later(Duration pause, Runnable task) {
                if (!timer.isShutdown()) timer.schedule(task, pause.toNanos(), TimeUnit.NANOSECONDS);
            }

            @Override
            public void close() {
                timer.shutdownNow();
            }
        };
    }
}
