package dev.guildhall.ratelimit.redis;

import dev.guildhall.common.health.Health;
import dev.guildhall.ratelimit.RateDecision;
import dev.guildhall.ratelimit.RateDecision.Denied;
import dev.guildhall.ratelimit.RateDecision.Granted;
import dev.guildhall.ratelimit.RateDecision.Scope;
import dev.guildhall.ratelimit.RateFigures;
import dev.guildhall.ratelimit.RateLimit;
import dev.guildhall.ratelimit.RateLimitConfig;
import dev.guildhall.ratelimit.RateLimiter;
import dev.guildhall.ratelimit.RateRequest;
import dev.guildhall.ratelimit.memory.MemoryRateLimiter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/// The rate limiter of a cluster: one script call over the caller's two windows, by Redis's clock, exact, slack 0.
///
/// While Redis is gone, hangs or is full, each gateway decides by a limiter of its own, which has seen every grant
/// that this gateway got from Redis: no gateway alone ever admits more than the limit, all together at most as many
/// times the limit as there are gateways that the caller uses, and nobody below its limit is refused. Nothing waits
/// longer than the timeout, and only one call in each retry interval does. What was granted meanwhile Redis does
/// not learn.
public final class RedisRateLimiter implements RateLimiter {
    private final boolean enabled;
    private final RateLimit global;
    private final MemoryRateLimiter own;
    private final RedisLink redis;
    private final WindowKeys keys;
    private final Ticks ticks;
    private final Denials denials;
    private final Breaker breaker;
    private final LongSupplier nowNs;
    private final InstantSource clock;
    private final LongAdder shared = new LongAdder();
    private final LongAdder remembered = new LongAdder();
    private final LongAdder local = new LongAdder();
    private final LongAdder failures = new LongAdder();

    /// @param nowNs monotonic
    /// @param clock wall time, for the reset in the headers alone
    public RedisRateLimiter(RateLimitConfig config, RedisLimitConfig redis, LongSupplier nowNs, InstantSource clock) {
        this(config, redis, new RedisLink(redis), Ticks.OF_SERVER, nowNs, clock);
    }

    RedisRateLimiter(
            RateLimitConfig config,
            RedisLimitConfig redis,
            RedisLink link,
            Ticks ticks,
            LongSupplier nowNs,
            InstantSource clock) {
        this.enabled = config.enabled();
        this.global = config.global();
        this.own = new MemoryRateLimiter(config, nowNs, clock);
        this.redis = link;
        this.keys = new WindowKeys(redis.prefix());
        this.ticks = ticks;
        this.denials = new Denials(redis.denialsMax());
        this.breaker = new Breaker(redis.retry(), nowNs);
        this.nowNs = nowNs;
        this.clock = clock;
    }

    /// Completes on a thread of the driver, or at once.
    @Override
    public CompletionStage<RateDecision> take(RateRequest request) {
        if (!enabled) return own.take(request);
        Denied known = denials.of(request, nowNs.getAsLong());
        if (known != null) {
            remembered.increment();
            return CompletableFuture.completedFuture(known);
        }
        return breaker.admits() ? asked(request) : decidedHere(request);
    }

    @Override
    public Health health() {
        return breaker.isOpen() ? Health.degraded("Redis does not answer, so this node counts by itself") : Health.UP;
    }

    public RedisLimiterStats stats() {
        return new RedisLimiterStats(
                shared.sum(), remembered.sum(), local.sum(), failures.sum(), denials.notHeld(), !breaker.isOpen());
    }

    /// Calls back whenever Redis can be asked again.
    void onConnected(Runnable then) {
        redis.onConnected(then);
    }

    @Override
    public void close() {
        redis.close();
    }

    private CompletionStage<RateDecision> asked(RateRequest request) {
        RateLimit route = request.bucket().limit();
        return redis.run(
                        keys.of(request),
                        ticks.now(),
                        ticks.keep(),
                        Integer.toString(route.permits()),
                        ticks.per(route),
                        Integer.toString(global.permits()),
                        ticks.per(global))
                .thenApply(answer -> answered(request, answer))
                .exceptionallyCompose(_ -> {
                    failures.increment();
                    breaker.failed();
                    return decidedHere(request);
                });
    }

    private RateDecision answered(RateRequest request, List<Long> answer) {
        breaker.answered();
        shared.increment();
        RateDecision decision = decision(request, answer.get(0), answer.get(1), answer.get(2), answer.get(3));
        if (decision instanceof Denied denied) {
            denials.put(request, denied, nowNs.getAsLong());
        } else {
            // What was granted here counts here as well, for the time when Redis is gone.
            own.take(request);
        }
        return decision;
    }

    private RateDecision decision(RateRequest request, long routeWait, long globalWait, long used, long resetAfter) {
        RateFigures figures = figures(request, used, ticks.duration(resetAfter));
        if (routeWait == 0 && globalWait == 0) return new Granted(figures);
        return globalWait > routeWait
                ? new Denied(ticks.duration(globalWait), Scope.GLOBAL, figures)
                : new Denied(ticks.duration(routeWait), Scope.USER, figures);
    }

    private RateFigures figures(RateRequest request, long used, Duration resetAfter) {
        int permits = request.bucket().limit().permits();
        return new RateFigures(
                permits,
                (int) Math.max(0, permits - used),
                clock.instant().plus(resetAfter),
                resetAfter,
                request.bucket().id());
    }

    private CompletionStage<RateDecision> decidedHere(RateRequest request) {
        local.increment();
        return own.take(request);
    }
}
