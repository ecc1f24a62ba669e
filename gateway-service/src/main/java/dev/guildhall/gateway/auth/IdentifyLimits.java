package dev.guildhall.gateway.auth;

import com.typesafe.config.Config;
import java.time.Duration;

/// `guildhall.gateway.identify`, read once at start. Every value and its reason stands in `reference.conf`.
///
/// @param enabled false under `--no-rate-limits`: every IDENTIFY is admitted, and the budget stays full
/// @param maxConcurrency how many shards of a bot may identify within `pause`, told as `max_concurrency`
/// @param pause between two IDENTIFYs of one bot whose shard ids are equal modulo `maxConcurrency`
/// @param budget IDENTIFYs of one bot in `budgetPeriod`, which begins with the first of them
/// @param botsMax bots whose IDENTIFYs are remembered
public record IdentifyLimits(
        boolean enabled, int maxConcurrency, Duration pause, int budget, Duration budgetPeriod, int botsMax) {
    /// Each costs every remembered bot 8 bytes.
    private static final int MAX_CONCURRENCY_MAX = 1024;

    public IdentifyLimits {
        if (maxConcurrency < 1 || maxConcurrency > MAX_CONCURRENCY_MAX) {
            throw new IllegalArgumentException("guildhall.gateway.identify.max-concurrency is " + maxConcurrency
                    + ", must be 1 to " + MAX_CONCURRENCY_MAX);
        }
        if (budget < 1) {
            throw new IllegalArgumentException("guildhall.gateway.identify.budget must be at least 1, was " + budget);
        }
        if (botsMax < 1) {
            throw new IllegalArgumentException(
                    "guildhall.gateway.identify.bots-max must be at least 1, was " + botsMax);
        }
        if (pause.isNegative() || budgetPeriod.compareTo(pause) <= 0) {
            throw new IllegalArgumentException("guildhall.gateway.identify.budget-period is " + budgetPeriod
                    + ", must be longer than pause, which is " + pause + " and must not be negative");
        }
    }

    /// @param config the whole configuration, resolved
    public static IdentifyLimits from(Config config) {
        Config own = config.getConfig("guildhall.gateway.identify");
        return new IdentifyLimits(
                config.getBoolean("guildhall.ratelimit.enabled"),
                own.getInt("max-concurrency"),
                own.getDuration("pause"),
                own.getInt("budget"),
                own.getDuration("budget-period"),
                own.getInt("bots-max"));
    }
}
