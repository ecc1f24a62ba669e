package dev.guildhall.node;

import dev.guildhall.store.sweep.ContentSweep;
import dev.guildhall.store.sweep.SweepStats;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the sweep do a step, waits until it is done, pauses, and so on until it is closed. A step that is under way
/// then ends with the store.
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    /// A step asks and goes; it waits for nothing.
    private static final long STEP_SECONDS_MAX = 5;

    private final ContentSweep sweep;
    private final Duration pause;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sweep").daemon().factory());
    private SweepStats told;

    private Housekeeping(ContentSweep sweep, Duration pause) {
        this.sweep = sweep;
        this.pause = pause;
        this.told = sweep.stats();
    }

    static Housekeeping start(ContentSweep sweep, Duration pause) {
        Housekeeping housekeeping = new Housekeeping(sweep, pause);
        housekeeping.later();
        return housekeeping;
    }

    private void later() {
        try {
            timer.schedule(this::step, pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("the sweep has ended");
        }
    }

    private void step() {
        CompletableFuture.completedStage(null).thenCompose(now -> sweep.step()).whenComplete((done, bug) -> {
            if (bug != null) {
                LOG.error("A step of the sweep failed", bug);
            }
            tell(sweep.stats());
            later();
        });
    }

    /// Once a round, when there is something to tell.
    private void tell(SweepStats now) {
        if (now.rounds() == told.rounds()) return;
        if (now.removed() > told.removed() || now.failures() > told.failures()) {
            LOG.info(
                    "Swept {} contents of {} bytes in this round; {} looks failed",
                    now.removed() - told.removed(),
                    now.removedBytes() - told.removedBytes(),
                    now.failures() - told.failures());
        }
        told = now;
    }

    /// Afterwards no step begins; what one has asked the store for may still be answered.
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(STEP_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
