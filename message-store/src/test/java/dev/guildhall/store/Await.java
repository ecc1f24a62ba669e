package dev.guildhall.store;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a stage. The deadline only ends a run that hangs; no test depends on it.
public final class Await {
    private static final long HANG_SECONDS = 120;

    private Await() {}

    /// The stage's value. Throws what it failed with.
    public static <T> T value(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(HANG_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
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

    /// Returns once `fact` holds, which somebody else brings about.
    public static void until(BooleanSupplier fact) {
        long startNs = System.nanoTime();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() - startNs > TimeUnit.SECONDS.toNanos(HANG_SECONDS)) {
                throw new IllegalStateException("it never came true");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
