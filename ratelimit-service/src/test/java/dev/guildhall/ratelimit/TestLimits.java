package dev.guildhall.ratelimit;

import dev.guildhall.common.id.UserId;
import java.time.Duration;
import java.util.Map;

/// Limits and configurations for tests.
public final class TestLimits {

    /// So much that it never decides.
    public static final RateLimit UNREACHED = new RateLimit(1_000_000, Duration.ofSeconds(1));

    private TestLimits() {}

    public static RateLimit per(int permits, Duration per) {
        return new RateLimit(permits, per);
    }

    public static RateLimitConfig config(RateLimit global) {
        return config(true, global, 131_072);
    }

    public static RateLimitConfig config(boolean enabled, RateLimit global, int bucketsMax) {
        RateLimitTable table = new RateLimitTable(
                Map.of(),
                UNREACHED,
                RouteBucket.named("direct messages", UNREACHED, true),
                RouteBucket.named("openings", UNREACHED, false));
        return new RateLimitConfig(
                RateLimitConfig.Adapter.MEMORY,
                enabled,
                table,
                global,
                UNREACHED,
                UNREACHED,
                bucketsMax,
                1024,
                Duration.ofSeconds(10));
    }

    public static RateRequest request(long user, RouteBucket bucket, String major) {
        return new RateRequest(user(user), bucket, major);
    }

    public static Caller user(long id) {
        return new Caller.User(new UserId(id));
    }
}
