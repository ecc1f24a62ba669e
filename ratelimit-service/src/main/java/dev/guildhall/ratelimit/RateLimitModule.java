package dev.guildhall.ratelimit;

import com.typesafe.config.Config;
import dev.guildhall.ratelimit.memory.MemoryRateLimiter;
import dev.guildhall.ratelimit.redis.RedisLimitConfig;
import dev.guildhall.ratelimit.redis.RedisRateLimiter;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Starts the limiter that the configuration chose.
public final class RateLimitModule {
    private RateLimitModule() {}

    /// A Redis that is not there does not keep a node from starting.
    ///
    /// @param config the whole configuration, resolved
    /// @param nowNs monotonic
    /// @param clock wall time, for the reset in the headers alone
    public static RateLimiter start(Config config, LongSupplier nowNs, InstantSource clock) {
        RateLimitConfig limits = RateLimitConfig.from(config);
        return switch (limits.adapter()) {
            case MEMORY -> new MemoryRateLimiter(limits, nowNs, clock);
            case REDIS -> new RedisRateLimiter(limits, RedisLimitConfig.from(config), nowNs, clock);
        };
    }
}
