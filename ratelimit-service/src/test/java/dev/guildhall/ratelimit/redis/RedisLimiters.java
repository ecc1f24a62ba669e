package dev.guildhall.ratelimit.redis;

import dev.guildhall.ratelimit.ManualTime;
import dev.guildhall.ratelimit.RateLimitConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Limiters on a server, each test's with keys of its own.
final class RedisLimiters {
    /// Longer than a busy machine takes for a call.
    static final Duration PATIENT = Duration.ofSeconds(20);

    static final Duration RETRY = Duration.ofSeconds(1);

    private static final AtomicLong PREFIXES = new AtomicLong();

    private RedisLimiters() {}

    static String prefix() {
        return "test" + ProcessHandle.current().pid() + "-" + PREFIXES.incrementAndGet() + ":";
    }

    static RedisLimitConfig config(int port, String prefix, int connections, Duration timeout, int denialsMax) {
        return new RedisLimitConfig("redis://127.0.0.1:" + port, prefix, connections, timeout, RETRY, 4096, denialsMax);
    }

    /// One that lives by the test's time alone.
    static RedisRateLimiter by(ManualTime time, RateLimitConfig limits, RedisLimitConfig config) {
        return new RedisRateLimiter(limits, config, new RedisLink(config), Ticks.given(time), time, time);
    }
}
