package dev.guildhall.ratelimit;

import org.jspecify.annotations.Nullable;

/// How many frames one gateway connection may send (120 per 60 s, then close code 4008). Exact, slack 0: see
/// [SlidingWindow]. Owned by the connection and used by its thread alone.
///
/// The times of the last two frames are kept here and the ring only exists while more than two are in the
/// window. A quiet session beats every 41 s and so has at most two: 8 (compact header) + 2 × 4 + 2 × 8 = 32
/// bytes, where a ring of 120 times is a kilobyte.
public final class FrameBudget {

    private static final int KEPT_HERE = 2;

    private final RateLimit limit;
    private @Nullable SlidingWindow busy;
    private long olderNs;
    private long newerNs;

    /// @param limit at least 2 permits, shared by all connections
    /// @param nowNs the time of the connection's start
    public FrameBudget(RateLimit limit, long nowNs) {
        if (limit.permits() < KEPT_HERE)
            throw new IllegalArgumentException("too few permits for a connection: " + limit);
        this.limit = limit;
        this.olderNs = nowNs - limit.perNs();
        this.newerNs = olderNs;
    }

    /// Called for each frame the client sends, heartbeats too. False: over the limit, close the connection. A
    /// refused frame is not counted.
    ///
    /// @param nowNs monotonic, never less than at the call before
    public boolean take(long nowNs) {
        if (busy == null && nowNs - olderNs < limit.perNs()) busy = windowOfTwo();
        if (busy != null && busy.remaining(nowNs) == 0) return false;
        olderNs = newerNs;
        newerNs = nowNs;
        if (busy != null) {
            busy.take(nowNs);
            if (busy.used(nowNs) <= KEPT_HERE) busy = null;
        }
        return true;
    }

    /// For the test that holds the promise of 32 bytes.
    boolean keepsRing() {
        return busy != null;
    }

    private SlidingWindow windowOfTwo() {
        SlidingWindow window = new SlidingWindow(limit);
        window.take(olderNs);
        window.take(newerNs);
        return window;
    }
}
