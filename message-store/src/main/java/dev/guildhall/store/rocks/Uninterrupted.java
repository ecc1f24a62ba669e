package dev.guildhall.store.rocks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/// Waits that closing must sit out: native memory is freed behind them. An interrupt is kept for later.
final class Uninterrupted {
    private interface Wait {
        /// True when what was waited for has happened.
        boolean once() throws InterruptedException;
    }

    private Uninterrupted() {}

    static void join(Thread thread) {
        until(() -> {
            thread.join();
            return true;
        });
    }

    static void terminated(ExecutorService pool) {
        until(() -> pool.awaitTermination(1, TimeUnit.HOURS));
    }

    private static void until(Wait wait) {
        boolean interrupted = false;
        boolean happened = false;
        while (!happened) {
            try {
                happened = wait.once();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
