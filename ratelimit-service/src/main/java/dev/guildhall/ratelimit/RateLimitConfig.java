package dev.guildhall.ratelimit;

import com.typesafe.config.Config;
import java.time.Duration;

/// `guildhall.ratelimit`, read once at start. Every value and its reason stands in `reference.conf`.
///
/// @param adapter where grants are counted
/// @param enabled false under `--no-rate-limits`: every request is granted with its route's full figures
/// @param global per user over all routes, or per address without a token
/// @param invalid invalid answers per address, see [InvalidRequests]
/// @param frames frames per gateway connection, see [FrameBudget]
/// @param bucketsMax how many buckets the in-memory adapter holds at most
/// @param addressesMax how many addresses [InvalidRequests] holds at most
/// @param sweepInterval how often idle buckets are dropped
public record RateLimitConfig(
        Adapter adapter,
        boolean enabled,
        RateLimitTable table,
        RateLimit global,
        RateLimit invalid,
        RateLimit frames,
        int bucketsMax,
        int addressesMax,
        Duration sweepInterval) {

    public enum Adapter {
        MEMORY,
        REDIS
    }

    /// A request needs its route's bucket and its caller's global one at the same time.
    private static final int BUCKETS_MIN = 2;

    public RateLimitConfig {
        if (bucketsMax < BUCKETS_MIN)
            throw new IllegalArgumentException("guildhall.ratelimit.buckets-max must be at least 2, was " + bucketsMax);
        if (addressesMax < 1)
            throw new IllegalArgumentException(
                    "guildhall.ratelimit.addresses-max must be at least 1, was " + addressesMax);
        if (frames.permits() < 2)
            throw new IllegalArgumentException("guildhall.ratelimit.frames.permits must be at least 2: a client sends "
                    + "IDENTIFY and a heartbeat before anything else");
    }

    /// @param config the whole configuration, resolved
    public static RateLimitConfig from(Config config) {
        Config own = config.getConfig("guildhall.ratelimit");
        return new RateLimitConfig(
                adapter(own.getString("adapter")),
                own.getBoolean("enabled"),
                RateLimitTable.from(own),
                limit(own.getConfig("global")),
                limit(own.getConfig("invalid")),
                limit(own.getConfig("frames")),
                own.getInt("buckets-max"),
                own.getInt("addresses-max"),
                own.getDuration("sweep-interval"));
    }

    private static Adapter adapter(String name) {
        return switch (name) {
            case "memory" -> Adapter.MEMORY;
            case "redis" -> Adapter.REDIS;
            default ->
                throw new IllegalArgumentException(
                        "guildhall.ratelimit.adapter is \"" + name + "\": the known ones are memory and redis");
        };
    }

    static RateLimit limit(Config config) {
        return new RateLimit(config.getInt("permits"), config.getDuration("per"));
    }
}
