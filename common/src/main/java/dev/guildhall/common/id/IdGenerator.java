package dev.guildhall.common.id;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Issues snowflakes of one worker: unique, and each larger than the one before, also when the clock steps back
/// and across a restart. Called from any thread.
///
/// The worker's highest millisecond is reserved ahead of use ([Reservation]): a restarted worker starts above
/// what it may have issued, whatever its clock says then. More than 4096 ids in a millisecond borrow from the
/// next one.
public final class IdGenerator {
    /// Makes a ceiling durable before an id near it is issued.
    @FunctionalInterface
    public interface Reservation {
        /// Returns once `ceilingMs` (Unix milliseconds) is on disk; throws when that cannot be said.
        void reserve(long ceilingMs);
    }

    /// How far ahead of use a ceiling is reserved: a synced write every ten seconds, and a restart skips at
    /// most as much.
    static final long AHEAD_MS = 10_000;

    /// After a reservation that failed, how long none is tried.
    static final long RETRY_MS = 500;

    private final InstantSource clock;
    private final long workerPart;
    private final Reservation reservation;
    /// (milliseconds since the epoch << 12) | sequence of the last id issued.
    private final AtomicLong last;

    private volatile long ceilingMs;
    private @Nullable RuntimeException failure;
    private long failedAtMs;

    /// `floorMs` is the ceiling that an earlier life of this worker reserved, or 0.
    public IdGenerator(InstantSource clock, int worker, long floorMs, Reservation reservation) {
        if (worker < 0 || worker >= 1 << Snowflake.WORKER_BITS) {
            throw new IllegalArgumentException("worker " + worker + " does not fit ten bits");
        }
        this.clock = clock;
        this.workerPart = (long) worker << Snowflake.SEQUENCE_BITS;
        this.reservation = reservation;
        this.last = new AtomicLong(Math.max(0, floorMs - Snowflake.EPOCH_MS) << Snowflake.SEQUENCE_BITS);
        this.ceilingMs = floorMs;
    }

    /// The next id. Throws what the reservation throws, and for [#RETRY_MS] throws it again without asking: those who
    /// call must not wait one after the other for a store that is gone.
    public long next() {
        while (true) {
            long previous = last.get();
            long ticks = Math.max(previous + 1, nowTicks());
            long ms = (ticks >>> Snowflake.SEQUENCE_BITS) + Snowflake.EPOCH_MS;
            if (ms >= ceilingMs) {
                raiseCeiling(ms);
            }
            if (last.compareAndSet(previous, ticks)) {
                return id(ticks);
            }
        }
    }

    /// The next id, or when none can be reserved, one that follows the last without going with the clock. For numbers
    /// that only have to grow, as those of an owner's lives, and are needed while the store is gone. Never fails.
    public long nextAtAnyRate() {
        try {
            return next();
        } catch (RuntimeException unreserved) {
            return id(last.incrementAndGet());
        }
    }

    /// From here on ids lie above this moment (Unix milliseconds), whatever the clock says: somebody else issued ids
    /// up to there for what is this generator's now.
    public void raise(long aboveMs) {
        long ticks = Math.max(0, aboveMs - Snowflake.EPOCH_MS) << Snowflake.SEQUENCE_BITS;
        last.accumulateAndGet(ticks, Math::max);
    }

    private synchronized void raiseCeiling(long ms) {
        if (ms < ceilingMs) {
            return;
        }
        long sinceFailureMs = clock.millis() - failedAtMs;
        RuntimeException before = failure;
        if (before != null && sinceFailureMs >= 0 && sinceFailureMs < RETRY_MS) {
            throw before;
        }
        long raised = ms + AHEAD_MS;
        try {
            reservation.reserve(raised);
        } catch (RuntimeException unreserved) {
            failure = unreserved;
            failedAtMs = clock.millis();
            throw unreserved;
        }
        failure = null;
        ceilingMs = raised;
    }

    private long nowTicks() {
        return Math.max(0, clock.millis() - Snowflake.EPOCH_MS) << Snowflake.SEQUENCE_BITS;
    }

    private long id(long ticks) {
        long sequence = ticks & ((1L << Snowflake.SEQUENCE_BITS) - 1);
        return (ticks >>> Snowflake.SEQUENCE_BITS) << Snowflake.TIME_SHIFT | workerPart | sequence;
    }

    /// A reservation for tests and tools that never restart.
    public static Reservation unreserved() {
        LongConsumer nothing = ceilingMs -> {};
        return nothing::accept;
    }
}
