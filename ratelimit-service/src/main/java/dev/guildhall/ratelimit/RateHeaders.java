package dev.guildhall.ratelimit;

import dev.guildhall.ratelimit.RateDecision.Denied;
import dev.guildhall.ratelimit.RateDecision.Granted;
import dev.guildhall.ratelimit.RateDecision.Scope;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The rate limit headers and the 429 body, for the gateway. Source: Discord's rate limit docs; what libraries
/// do with them was read in discord.js 14 and JDA. Times are rounded up, so that a client that waits as told is
/// served.
///
/// JDA takes a 429 without a `Via` header for a ban of the whole address: the gateway sends that header on
/// every answer.
public final class RateHeaders {

    private static final long NANOS_PER_MS = 1_000_000;

    private RateHeaders() {}

    /// @param bot whether the caller is a bot or an OAuth2 client; people and callers without a token only learn how
    ///     long to wait
    public static Map<String, String> of(RateDecision decision, boolean bot) {
        Map<String, String> headers = new LinkedHashMap<>();
        switch (decision) {
            case Granted granted -> addBucket(headers, granted.figures(), bot);
            case Denied denied -> {
                addWait(headers, denied);
                // A global 429 says nothing about the route: its bucket may have calls left.
                addBucket(headers, denied.figures(), bot && denied.scope() != Scope.GLOBAL);
            }
        }
        return Collections.unmodifiableMap(headers);
    }

    public static RateLimitedBody body(Denied denied) {
        return new RateLimitedBody(
                "You are being rate limited.", ceilMs(denied.retryAfter()) / 1000.0, denied.scope() == Scope.GLOBAL);
    }

    private static void addWait(Map<String, String> headers, Denied denied) {
        // An integer: JDA parses it as a long. At least 1: clients take 0 for "no wait" and call again at once.
        headers.put("Retry-After", Long.toString(Math.max(1, ceilSeconds(denied.retryAfter()))));
        // Only when true: discord.js and JDA test whether the header exists, not what it says.
        if (denied.scope() == Scope.GLOBAL) headers.put("X-RateLimit-Global", "true");
        headers.put("X-RateLimit-Scope", denied.scope().headerValue());
    }

    /// All five or none: JDA ignores the others when the bucket is missing.
    private static void addBucket(Map<String, String> headers, RateFigures figures, boolean shown) {
        if (!shown) return;
        headers.put("X-RateLimit-Limit", Integer.toString(figures.limit()));
        headers.put("X-RateLimit-Remaining", Integer.toString(figures.remaining()));
        headers.put("X-RateLimit-Reset", seconds(ceilMs(figures.resetAt())));
        headers.put("X-RateLimit-Reset-After", seconds(ceilMs(figures.resetAfter())));
        headers.put("X-RateLimit-Bucket", figures.bucket());
    }

    /// Three decimals, never in the notation with an exponent.
    private static String seconds(long ms) {
        return BigDecimal.valueOf(ms, 3).toPlainString();
    }

    private static long ceilMs(Instant instant) {
        return ceilMs(Duration.between(Instant.EPOCH, instant));
    }

    private static long ceilMs(Duration duration) {
        return duration.plusNanos(NANOS_PER_MS - 1).toMillis();
    }

    private static long ceilSeconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
