package dev.guildhall.ratelimit.memory;

import dev.guildhall.common.health.Health;
import dev.guildhall.ratelimit.RateDecision;
import dev.guildhall.ratelimit.RateDecision.Granted;
import dev.guildhall.ratelimit.RateFigures;
import dev.guildhall.ratelimit.RateLimitConfig;
import dev.guildhall.ratelimit.RateLimiter;
import dev.guildhall.ratelimit.RateRequest;
import dev.guildhall.ratelimit.Striped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/// The rate limiter of a single node. Exact, slack 0 while it holds fewer buckets than its bound.
///
/// Everything of one caller lies in one [CallerStripe], so one short lock makes a decision over both buckets
/// atomic, and callers of other stripes are not held up.
///
/// At the bound (`buckets-max`, shared evenly by the stripes) the bucket with the fewest permits taken is
/// forgotten and counted. Its caller may then get as many calls more as were forgotten; nobody is ever refused
/// because of others.
public final class MemoryRateLimiter implements RateLimiter {

    private final boolean enabled;
    private final InstantSource clock;
    private final Striped<CallerStripe> stripes;

    /// @param nowNs monotonic
    /// @param clock wall time, for the reset in the headers alone
    public MemoryRateLimiter(RateLimitConfig config, LongSupplier nowNs, InstantSource clock) {
        int parts = Striped.partsFor(config.bucketsMax());
        this.enabled = config.enabled();
        this.clock = clock;
        this.stripes = Striped.of(parts, () -> new CallerStripe(config, config.bucketsMax() / parts, nowNs, clock));
    }

    /// The stage is complete when this returns.
    @Override
    public CompletionStage<RateDecision> take(RateRequest request) {
        RateDecision decision = enabled ? stripes.of(request.caller()).take(request) : unlimited(request);
        return CompletableFuture.completedFuture(decision);
    }

    @Override
    public Health health() {
        return Health.UP;
    }

    /// Buckets held now, the idle ones that no sweep has met yet included.
    public int buckets() {
        return stripes.parts().stream().mapToInt(CallerStripe::buckets).sum();
    }

    /// Buckets that were forgotten at the bound while permits were taken from them.
    public long evictedBuckets() {
        return stripes.parts().stream().mapToLong(CallerStripe::evicted).sum();
    }

    /// Holds nothing but memory.
    @Override
    public void close() {}

    private RateDecision unlimited(RateRequest request) {
        int permits = request.bucket().limit().permits();
        String bucket = request.bucket().id();
        return new Granted(new RateFigures(permits, permits, clock.instant(), Duration.ZERO, bucket));
    }
}
