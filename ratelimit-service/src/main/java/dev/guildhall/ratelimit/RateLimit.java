package dev.guildhall.ratelimit;

import java.time.Duration;

/// At most `permits` grants in any window of `per`. A window is half open: a grant at 0 s under 5 per 5 s is
/// forgotten at exactly 5 s, so a call at that instant is legal.
///
/// @param permits at least 1; a closed route is not a rate limit
/// @param per positive, at most a year
public record RateLimit(int permits, Duration per) {

    /// Far below the 292 years after which differences of nanoseconds overflow.
    private static final Duration LONGEST = Duration.ofDays(366);

    public RateLimit {
        if (permits < 1) throw new IllegalArgumentException("permits must be at least 1, was " + permits);
        if (per.isNegative() || per.isZero() || per.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException("per must be positive and at most " + LONGEST + ", was " + per);
    }

    public long perNs() {
        return per.toNanos();
    }
}
