package dev.guildhall.ratelimit.memory;

import static java.util.Comparator.comparingInt;

import dev.guildhall.ratelimit.RateDecision;
import dev.guildhall.ratelimit.RateDecision.Denied;
import dev.guildhall.ratelimit.RateDecision.Granted;
import dev.guildhall.ratelimit.RateDecision.Scope;
import dev.guildhall.ratelimit.RateFigures;
import dev.guildhall.ratelimit.RateLimit;
import dev.guildhall.ratelimit.RateLimitConfig;
import dev.guildhall.ratelimit.RateRequest;
import dev.guildhall.ratelimit.RouteBucket;
import dev.guildhall.ratelimit.SlidingWindow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The buckets of some of the callers, and the lock over them.
final class CallerStripe {

    private final RateLimit globalLimit;
    private final int bucketsMax;
    private final long sweepIntervalNs;
    private final LongSupplier nowNs;
    private final InstantSource clock;
    private final Map<BucketKey, SlidingWindow> windows = new HashMap<>();
    private long sweptNs;
    private long evicted;

    CallerStripe(RateLimitConfig config, int bucketsMax, LongSupplier nowNs, InstantSource clock) {
        this.globalLimit = config.global();
        this.bucketsMax = bucketsMax;
        this.sweepIntervalNs = config.sweepInterval().toNanos();
        this.nowNs = nowNs;
        this.clock = clock;
        this.sweptNs = nowNs.getAsLong();
    }

    /// The clock is read under the lock: a time read before would reach a window after a later one.
    synchronized RateDecision take(RateRequest request) {
        long now = nowNs.getAsLong();
        if (now - sweptNs >= sweepIntervalNs) sweep(now);
        RouteBucket bucket = request.bucket();
        BucketKey routeKey = BucketKey.ofRoute(request);
        SlidingWindow route = window(routeKey, bucket.limit());
        if (!bucket.global()) return take(routeKey, route, bucket, now);

        BucketKey globalKey = BucketKey.ofGlobal(request.caller());
        SlidingWindow global = window(globalKey, globalLimit);
        long routeWaitNs = route.waitNs(now);
        long globalWaitNs = global.waitNs(now);
        if (globalWaitNs > routeWaitNs) return denied(globalWaitNs, Scope.GLOBAL, bucket, route, now);
        if (routeWaitNs > 0) return denied(routeWaitNs, Scope.USER, bucket, route, now);
        global.take(now);
        keep(globalKey, global, null, now);
        return granted(routeKey, route, bucket, global, now);
    }

    synchronized int buckets() {
        return windows.size();
    }

    synchronized long evicted() {
        return evicted;
    }

    private RateDecision take(BucketKey key, SlidingWindow route, RouteBucket bucket, long now) {
        long waitNs = route.waitNs(now);
        return waitNs > 0 ? denied(waitNs, Scope.USER, bucket, route, now) : granted(key, route, bucket, null, now);
    }

    private Granted granted(
            BucketKey key, SlidingWindow route, RouteBucket bucket, @Nullable SlidingWindow global, long now) {
        route.take(now);
        keep(key, route, global, now);
        return new Granted(figures(bucket, route, now));
    }

    private Denied denied(long waitNs, Scope scope, RouteBucket bucket, SlidingWindow route, long now) {
        return new Denied(Duration.ofNanos(waitNs), scope, figures(bucket, route, now));
    }

    private RateFigures figures(RouteBucket bucket, SlidingWindow route, long now) {
        Duration resetAfter = Duration.ofNanos(route.resetAfterNs(now));
        return new RateFigures(
                route.limit().permits(),
                route.remaining(now),
                clock.instant().plus(resetAfter),
                resetAfter,
                bucket.id());
    }

    /// A new window is kept only when something was taken from it: a refusal costs no memory.
    private SlidingWindow window(BucketKey key, RateLimit limit) {
        SlidingWindow window = windows.get(key);
        return window != null ? window : new SlidingWindow(limit);
    }

    private void keep(BucketKey key, SlidingWindow window, @Nullable SlidingWindow spared, long now) {
        if (windows.containsKey(key)) return;
        if (windows.size() >= bucketsMax) sweep(now);
        if (windows.size() >= bucketsMax) evict(spared, now);
        windows.put(key, window);
    }

    private void sweep(long now) {
        windows.values().removeIf(window -> window.used(now) == 0);
        sweptNs = now;
    }

    /// What is forgotten is what its caller gains, so the bucket with the fewest permits taken goes, among
    /// equals the one that would be idle first. By idleness alone the global buckets (1 s) would always go
    /// before the others.
    private void evict(@Nullable SlidingWindow spared, long now) {
        Comparator<Map.Entry<BucketKey, SlidingWindow>> harm =
                comparingInt(entry -> entry.getValue().used(now));
        windows.entrySet().stream()
                .filter(entry -> entry.getValue() != spared)
                .min(harm.thenComparingLong(entry -> entry.getValue().idleAfterNs(now)))
                .ifPresent(least -> windows.remove(least.getKey()));
        evicted++;
    }
}
