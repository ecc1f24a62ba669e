package dev.guildhall.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// A monotonic and a wall clock that move together, and only when told.
public final class ManualTime implements LongSupplier, InstantSource {

    /// Far from 0 and negative, as a monotonic clock may be: code that compares instead of subtracting fails.
    private static final long ORIGIN_NS = -5_000_000_000L;

    private final Instant start = Instant.parse("2026-01-02T03:04:05.678Z");
    private volatile long elapsedNs;

    @Override
    public long getAsLong() {
        return ORIGIN_NS + elapsedNs;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(elapsedNs);
    }

    public void passes(Duration duration) {
        passesNs(duration.toNanos());
    }

    public synchronized void passesNs(long ns) {
        elapsedNs += ns;
    }
}
