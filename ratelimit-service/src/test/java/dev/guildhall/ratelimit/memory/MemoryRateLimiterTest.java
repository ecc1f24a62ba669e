package dev.guildhall.ratelimit.memory;

import static dev.guildhall.ratelimit.TestLimits.UNREACHED;
import static dev.guildhall.ratelimit.TestLimits.config;
import static dev.guildhall.ratelimit.TestLimits.per;
import static dev.guildhall.ratelimit.TestLimits.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.ratelimit.ManualTime;
import dev.guildhall.ratelimit.RateDecision;
import dev.guildhall.ratelimit.RateDecision.Denied;
import dev.guildhall.ratelimit.RateDecision.Granted;
import dev.guildhall.ratelimit.RateFigures;
import dev.guildhall.ratelimit.RateLimit;
import dev.guildhall.ratelimit.RateLimitConfig;
import dev.guildhall.ratelimit.RateLimiter;
import dev.guildhall.ratelimit.RateLimiterContract;
import dev.guildhall.ratelimit.RateOracle;
import dev.guildhall.ratelimit.RateRequest;
import dev.guildhall.ratelimit.RouteBucket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract on the in-memory adapter, and what is its own: threads, sweeping, the bound.
public class MemoryRateLimiterTest extends RateLimiterContract {

    private static final RouteBucket ROUTE = RouteBucket.named("route", per(5, Duration.ofSeconds(5)), true);

    private final ManualTime time = new ManualTime();

    @Override
    protected RateLimiter start(RateLimitConfig config, ManualTime time) {
        return new MemoryRateLimiter(config, time, time);
    }

    /// Each read of the clock moves it and is remembered by the thread that read, so each decision's time is
    /// known, and the calls of all threads in the order of their times must be what the definition says.
    @Test
    public void callsOfManyThreadsAreDecidedAsInOneOrder() throws Exception {
        AtomicLong clockNs = new AtomicLong();
        ThreadLocal<Long> readNs = ThreadLocal.withInitial(() -> 0L);
        LongSupplier nowNs = () -> {
            long now = clockNs.addAndGet(1000);
            readNs.set(now);
            return now;
        };
        RateLimit global = per(12, Duration.ofNanos(200_000));
        RouteBucket route = RouteBucket.named("route", per(7, Duration.ofNanos(150_000)), true);
        MemoryRateLimiter limiter = new MemoryRateLimiter(config(global), nowNs, InstantSource.system());

        Callable<List<Decided>> calls = () -> IntStream.range(0, 1000)
                .mapToObj(i -> request(1, route, Integer.toString(i % 3)))
                .map(request -> new Decided(request, take(limiter, request) instanceof Granted, readNs.get()))
                .toList();
        List<Decided> decided = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<List<Decided>> some : threads.invokeAll(java.util.Collections.nCopies(6, calls)))
                decided.addAll(some.get());
        }

        RateOracle oracle = new RateOracle(global);
        decided.sort(Comparator.comparingLong(Decided::nowNs));
        for (Decided one : decided) {
            assertThat(one.granted()).isEqualTo(oracle.legal(one.request(), one.nowNs()));
            if (one.granted()) oracle.grant(one.request(), one.nowNs());
        }
    }

    private record Decided(RateRequest request, boolean granted, long nowNs) {}

    @Test
    public void idleBucketsAreSwept() {
        MemoryRateLimiter limiter = bounded(64);
        for (int user = 0; user < 20; user++) take(limiter, request(user, ROUTE, "7"));
        assertThat(limiter.buckets()).isEqualTo(40);
        time.passes(Duration.ofSeconds(10));
        take(limiter, request(99, ROUTE, "7"));
        assertThat(limiter.buckets()).isEqualTo(2);
        assertThat(limiter.evictedBuckets()).isZero();
    }

    @Test
    public void refusalCostsNoMemory() {
        MemoryRateLimiter limiter = new MemoryRateLimiter(config(per(1, Duration.ofSeconds(1))), time, time);
        for (int major = 0; major < 100; major++) take(limiter, request(1, ROUTE, Integer.toString(major)));
        assertThat(limiter.buckets()).isEqualTo(2);
    }

    @Test
    public void nobodyIsRefusedBecauseOfOthersAtTheBound() {
        MemoryRateLimiter limiter = bounded(256);
        for (int user = 0; user < 3000; user++)
            assertThat(take(limiter, request(user, ROUTE, "7"))).isInstanceOf(Granted.class);
        assertThat(limiter.buckets()).isLessThanOrEqualTo(256);
        assertThat(limiter.evictedBuckets()).isEqualTo(6000 - limiter.buckets());
    }

    @Test
    public void floodOfCallersDoesNotFreeOneWhoIsAtTheLimit() {
        MemoryRateLimiter limiter = bounded(64);
        for (int i = 0; i < 5; i++) take(limiter, request(1, ROUTE, "7"));
        for (int user = 2; user < 1000; user++) take(limiter, request(user, ROUTE, "7"));
        assertThat(take(limiter, request(1, ROUTE, "7"))).isInstanceOf(Denied.class);
    }

    @Test
    public void amongEqualsTheBucketThatIsIdleFirstIsForgotten() {
        MemoryRateLimiter limiter = bounded(64);
        RouteBucket daily = RouteBucket.named("daily", per(1, Duration.ofDays(1)), true);
        for (int user = 0; user < 10; user++) take(limiter, request(user, daily, ""));
        for (int user = 100; user < 600; user++) take(limiter, request(user, ROUTE, "7"));
        for (int user = 0; user < 10; user++)
            assertThat(take(limiter, request(user, daily, ""))).isInstanceOf(Denied.class);
    }

    @Test
    public void idleBucketsMakeRoomBeforeAnyIsForgotten() {
        MemoryRateLimiter limiter = bounded(64);
        for (int user = 0; user < 32; user++) take(limiter, request(user, ROUTE, "7"));
        time.passes(Duration.ofSeconds(5));
        for (int user = 100; user < 132; user++) take(limiter, request(user, ROUTE, "7"));
        assertThat(limiter.evictedBuckets()).isZero();
    }

    @Test
    public void oneCallersTwoBucketsFitTheSmallestBound() {
        MemoryRateLimiter limiter = bounded(2);
        for (int i = 0; i < 5; i++)
            assertThat(take(limiter, request(1, ROUTE, "7"))).isInstanceOf(Granted.class);
        assertThat(take(limiter, request(1, ROUTE, "7"))).isInstanceOf(Denied.class);
        assertThat(limiter.evictedBuckets()).isZero();
    }

    @Test
    public void bucketOfTheSameRequestIsNotTheOneForgotten() {
        MemoryRateLimiter limiter = bounded(2);
        take(limiter, request(1, ROUTE, "7"));
        take(limiter, request(2, ROUTE, "7"));
        for (int i = 0; i < 4; i++) take(limiter, request(2, ROUTE, "7"));
        assertThat(take(limiter, request(2, ROUTE, "7"))).isInstanceOf(Denied.class);
        assertThat(limiter.evictedBuckets()).isEqualTo(2);
    }

    @Test
    public void limitsThatAreOffGrantFullFigures() {
        MemoryRateLimiter limiter = new MemoryRateLimiter(config(false, per(1, Duration.ofSeconds(1)), 64), time, time);
        RateFigures full = new RateFigures(5, 5, time.instant(), Duration.ZERO, ROUTE.id());
        for (int i = 0; i < 100; i++)
            assertThat(take(limiter, request(1, ROUTE, "7"))).isEqualTo(new Granted(full));
        assertThat(limiter.buckets()).isZero();
    }

    private MemoryRateLimiter bounded(int bucketsMax) {
        return new MemoryRateLimiter(config(true, UNREACHED, bucketsMax), time, time);
    }

    private static RateDecision take(RateLimiter limiter, RateRequest request) {
        return limiter.take(request).toCompletableFuture().join();
    }
}
