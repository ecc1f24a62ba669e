package dev.guildhall.store.s3;

import dev.guildhall.common.health.Health;
import dev.guildhall.store.StoreUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/// The threads that wait for the store, each with one request at a time, and a bounded queue before them.
/// A call that finds it full fails at once; one whose turn comes too late fails then, unasked, so that a
/// store that hangs is not kept busy with what nobody waits for any more. Both are counted.
final class S3Threads {
    private static final Logger LOG = LoggerFactory.getLogger(S3Threads.class);

    private final ThreadPoolExecutor pool;
    private final String place;
    private final long waitNsMax;
    private final long endSecondsMax;
    private final LongSupplier nowNs;
    private final AtomicBoolean answers = new AtomicBoolean(true);
    final LongAdder refused = new LongAdder();
    final LongAdder overdue = new LongAdder();
    final LongAdder failures = new LongAdder();

    /// @param nowNs monotonic
    S3Threads(S3Config config, LongSupplier nowNs) {
        this.place = config.place();
        this.waitNsMax = config.timeout().toNanos();
        // What waits, then what is under way; a put is at most three requests.
        this.endSecondsMax =
                config.timeout().multipliedBy(4).plus(Duration.ofSeconds(1)).toSeconds();
        this.nowNs = nowNs;
        this.pool = new ThreadPoolExecutor(
                config.requestsMax(),
                config.requestsMax(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.waitingMax()),
                Thread.ofPlatform().name("attachment-", 0).daemon().factory());
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    <T> CompletionStage<T> submit(Work<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        long sinceNs = nowNs.getAsLong();
        try {
            pool.execute(() -> perform(work, done, sinceNs));
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

    private <T> void perform(Work<T> work, CompletableFuture<T> done, long sinceNs) {
        if (nowNs.getAsLong() - sinceNs > waitNsMax) {
            overdue.increment();
            done.completeExceptionally(new StoreUnavailable("a turn at the attachment store came too late"));
            return;
        }
        try {
            T value = work.run();
            if (answers.compareAndSet(false, true)) {
                LOG.info("{} answers again", place);
            }
            done.complete(value);
        } catch (SdkException | IOException failure) {
            done.completeExceptionally(failed(failure));
        } catch (StoreUnavailable failure) {
            failures.increment();
            done.completeExceptionally(failure);
        } catch (RuntimeException | Error bug) {
            done.completeExceptionally(bug);
        }
    }

    /// Logged once until the store answers again: an outage fails thousands of calls alike.
    private StoreUnavailable failed(Exception failure) {
        failures.increment();
        if (answers.compareAndSet(true, false)) {
            LOG.warn("{} refuses an attachment, or does not answer", place, failure);
        }
        return new StoreUnavailable("the store refuses an attachment: " + failure.getMessage(), failure);
    }

    Health health() {
        return answers.get() ? Health.UP : Health.degraded("the store of attachments refuses, or does not answer");
    }

    /// Finishes what was handed in; a store that hangs holds nobody for ever.
    void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(endSecondsMax, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
