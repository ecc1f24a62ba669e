package dev.guildhall.common.id;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

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

    private final InstantSource clock;
    private final long workerPart;
    private final Reservation reservation;
    /// (milliseconds since the epoch << 12) | sequence of the last id issued.
    private final AtomicLong last;

    private volatile long ceilingMs;

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

    /// The next id. Throws what the reservation throws.
    public long next() {
        long nowTicks = Math.max(0, clock.millis() - Snowflake.EPOCH_MS) << Snowflake.SEQUENCE_BITS;
        long ticks = last.updateAndGet(previous -> Math.max(previous + 1, nowTicks));
        long ms = (ticks >>> Snowflake.SEQUENCE_BITS) + Snowflake.EPOCH_MS;
        if (ms >= ceilingMs) {
            raiseCeiling(ms);
        }
        long sequence = ticks & ((1L << Snowflake.SEQUENCE_BITS) - 1);
        return (ticks >>> Snowflake.SEQUENCE_BITS) << Snowflake.TIME_SHIFT | workerPart | sequence;
    }

    /// From here on ids lie above this moment (Unix milliseconds), whatever the clock says: somebody else issued ids
    /// up to there for what is this generator's now.
    public void raise(long aboveMs) {
        long ticks = Math.max(0, aboveMs - Snowflake.EPOCH_MS) << Snowflake.SEQUENCE_BITS;
        last.accumulateAndGet(ticks, Math::max);
    }

    private synchronized void raiseCeiling(long ms) {
        if (ms >= ceilingMs) {
            long raised = ms + AHEAD_MS;
            reservation.reserve(raised);
            ceilingMs = raised;
        }
    }

    /// A reservation for tests and tools that never restart.
    public static Reservation unreserved() {
        LongConsumer nothing = ceilingMs -> {};
        return nothing::accept;
    }
}
