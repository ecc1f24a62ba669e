package dev.guildhall.ratelimit.redis;

import dev.guildhall.ratelimit.RateLimit;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The clock that the script decides by.
///
/// @param unitNs nanoseconds of a tick
/// @param given the time to use; null for the server's, which is one for all gateways whatever their own say
/// @param keepMs how long an idle key stays, null for as long as its window
record Ticks(
        long unitNs, @Nullable LongSupplier given, @Nullable Long keepMs) {
    static final Ticks OF_SERVER = new Ticks(1_000, null, null);

    /// Time that passes only when told, in which keys must not go by real time.
    static Ticks given(LongSupplier nowNs) {
        return new Ticks(1, nowNs, Duration.ofHours(1).toMillis());
    }

    String now() {
        return given == null ? "" : Long.toString(given.getAsLong());
    }

    String keep() {
        return keepMs == null ? "" : Long.toString(keepMs);
    }

    /// The limit's window, a part of a tick counted as a whole one: the limit is never exceeded.
    String per(RateLimit limit) {
        return Long.toString(Math.ceilDiv(limit.perNs(), unitNs));
    }

    Duration duration(long ticks) {
        return Duration.ofNanos(ticks * unitNs);
    }
}
