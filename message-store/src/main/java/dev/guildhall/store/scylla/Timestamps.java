package dev.guildhall.store.scylla;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// Write times of this node, in microseconds since 1970: each later than those before it, also when the clock
/// steps back, and none at or above the lease's ceiling.
final class Timestamps {
    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    Timestamps(InstantSource clock) {
        this.clock = clock;
    }

    /// `count` times in a row; the first of them.
    long next(int count) {
        long now = micros();
        return last.updateAndGet(previous -> Math.max(previous, now) + count) - count + 1;
    }

    /// From here on every time is later than this: another node may have written up to there.
    void raise(long toUs) {
        last.accumulateAndGet(toUs, Math::max);
    }

    /// What the next time is at least.
    long latest() {
        return Math.max(last.get(), micros());
    }

    private long micros() {
        return clock.millis() * 1_000;
    }
}
