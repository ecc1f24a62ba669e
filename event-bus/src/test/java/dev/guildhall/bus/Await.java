package dev.guildhall.bus;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a stage or a condition. The deadline only ends a run that hangs; no test depends on it.
public final class Await {
    private static final long HANG_SECONDS = 120;
    private static final long TICK_NS = 5_000_000;

    private Await() {}

    /// The stage's value. Throws what it failed with.
    public static <T> T value(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(HANG_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(failed);
        } catch (InterruptedException | TimeoutException hung) {
            throw new IllegalStateException(hung);
        }
    }

    /// What the stage failed with.
    public static Throwable failure(CompletionStage<?> stage) {
        try {
            Object value = stage.toCompletableFuture().get(HANG_SECONDS, TimeUnit.SECONDS);
            throw new AssertionError("completed with " + value + " instead of failing");
        } catch (ExecutionException failed) {
            return failed.getCause() == null ? failed : failed.getCause();
        } catch (InterruptedException | TimeoutException hung) {
            throw new IllegalStateException(hung);
        }
    }

    public static void until(String what, BooleanSupplier condition) {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(HANG_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > endNs) throw new AssertionError("never happened: " + what);
            LockSupport.parkNanos(TICK_NS);
        }
    }
}
