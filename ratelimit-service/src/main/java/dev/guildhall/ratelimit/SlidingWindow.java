package dev.guildhall.ratelimit;

import java.util.Arrays;

/// The exact limiter for one bucket: a ring of the times of the grants that are still in the window, at most
/// `permits`. Slack 0: no window of `per` holds more than `permits` grants, and a call with fewer in its window
/// is never refused. A counter per fixed window would admit twice the limit around a boundary; a bucket that
/// refills after silence refuses callers that keep calling below the limit.
///
/// Not thread-safe: its owner holds a lock, and reads the clock while it holds it, so that `nowNs` never goes back.
public final class SlidingWindow {

    /// Most buckets see a call or two in a window; the ring grows when it must.
    private static final int FIRST_SLOTS = 2;

    private final RateLimit limit;
    private long[] grantedNs;
    private int oldest;
    private int used;

    public SlidingWindow(RateLimit limit) {
        this.limit = limit;
        this.grantedNs = new long[Math.min(limit.permits(), FIRST_SLOTS)];
    }

    /// Grants that are in the window now.
    public int used(long nowNs) {
        while (used > 0 && nowNs - grantedNs[oldest] >= limit.perNs()) {
            oldest = (oldest + 1) % grantedNs.length;
            used--;
        }
        return used;
    }

    public int remaining(long nowNs) {
        return limit.permits() - used(nowNs);
    }

    /// Takes one permit. The owner asked [#remaining] or [#waitNs] with the same time before.
    public void take(long nowNs) {
        if (remaining(nowNs) <= 0) throw new IllegalStateException("taken beyond " + limit);
        if (used == grantedNs.length) grow();
        grantedNs[(oldest + used) % grantedNs.length] = nowNs;
        used++;
    }

    /// Time until a call is legal, 0 when it is now.
    public long waitNs(long nowNs) {
        return remaining(nowNs) > 0 ? 0 : resetAfterNs(nowNs);
    }

    /// Time until the next permit comes back, 0 when none is taken.
    public long resetAfterNs(long nowNs) {
        return used(nowNs) == 0 ? 0 : leavesAfterNs(oldest, nowNs);
    }

    /// Time until no permit is taken; then the window can be forgotten without a trace.
    public long idleAfterNs(long nowNs) {
        return used(nowNs) == 0 ? 0 : leavesAfterNs((oldest + used - 1) % grantedNs.length, nowNs);
    }

    public RateLimit limit() {
        return limit;
    }

    private long leavesAfterNs(int slot, long nowNs) {
        return grantedNs[slot] + limit.perNs() - nowNs;
    }

    private void grow() {
        int slots = (int) Math.min(limit.permits(), 2L * grantedNs.length);
        long[] unrolled = Arrays.copyOf(Arrays.copyOfRange(grantedNs, oldest, grantedNs.length), slots);
        System.arraycopy(grantedNs, 0, unrolled, grantedNs.length - oldest, oldest);
        grantedNs = unrolled;
        oldest = 0;
    }
}
