package dev.guildhall.node.metrics;

import dev.guildhall.ratelimit.RateLimiter;
import dev.guildhall.ratelimit.memory.MemoryRateLimiter;
import dev.guildhall.ratelimit.redis.RedisLimiterStats;
import dev.guildhall.ratelimit.redis.RedisRateLimiter;

/// The rate limiter, whichever it is.
public record LimitFigures(RateLimiter limiter) implements FigureSource {
    @Override
    public void readInto(Figures figures) {
        switch (limiter) {
            case MemoryRateLimiter memory -> {
                figures.gauge(Metric.LIMIT_BUCKETS, memory.buckets());
                figures.count(Metric.LIMIT_BUCKETS_EVICTED, memory.evictedBuckets());
            }
            case RedisRateLimiter redis -> redis(redis.stats(), figures);
            default -> throw new IllegalStateException("nothing is known of the figures of " + limiter.getClass());
        }
    }

    private static void redis(RedisLimiterStats stats, Figures figures) {
        figures.count(Metric.LIMIT_DECISIONS, stats.shared(), "shared");
        figures.count(Metric.LIMIT_DECISIONS, stats.remembered(), "remembered");
        figures.count(Metric.LIMIT_DECISIONS, stats.local(), "local");
        figures.count(Metric.LIMIT_FAILURES, stats.failures());
        figures.count(Metric.LIMIT_NOT_REMEMBERED, stats.notRemembered());
    }
}
