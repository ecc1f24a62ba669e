package dev.guildhall.ratelimit.redis;

import com.typesafe.config.Config;
import java.time.Duration;

/// `guildhall.ratelimit.redis`. Every value and its reason stands in `reference.conf`.
///
/// @param uri `redis://`, `rediss://` or `redis-sentinel://`, with whatever password it needs
/// @param prefix of every key
/// @param connections over which the calls are spread
/// @param timeout after which a call is decided locally
/// @param retry how often a server that failed is tried again
/// @param waitingMax calls that may wait for an answer on one connection; more are decided locally
/// @param denialsMax denials that are remembered here, 0 for none
public record RedisLimitConfig(
        String uri, String prefix, int connections, Duration timeout, Duration retry, int waitingMax, int denialsMax) {
    public RedisLimitConfig {
        if (connections < 1 || waitingMax < 1 || denialsMax < 0) {
            throw new IllegalArgumentException("guildhall.ratelimit.redis: connections and waiting-max must be at"
                    + " least 1, denials-max at least 0");
        }
        if (!timeout.isPositive() || !retry.isPositive()) {
            throw new IllegalArgumentException("guildhall.ratelimit.redis: timeout and retry must be positive");
        }
    }

    /// @param config the whole configuration, resolved
    public static RedisLimitConfig from(Config config) {
        Config own = config.getConfig("guildhall.ratelimit.redis");
        return new RedisLimitConfig(
                own.getString("uri"),
                own.getString("prefix"),
                own.getInt("connections"),
                own.getDuration("timeout"),
                own.getDuration("retry"),
                own.getInt("waiting-max"),
                own.getInt("denials-max"));
    }
}
