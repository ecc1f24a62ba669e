package dev.guildhall.ratelimit.redis;

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
import dev.guildhall.ratelimit.RateLimitConfig;
import dev.guildhall.ratelimit.RateLimiter;
import dev.guildhall.ratelimit.RateLimiterContract;
import dev.guildhall.ratelimit.RateRequest;
import dev.guildhall.ratelimit.RouteBucket;
import dev.guildhall.servers.ServerKind;
import dev.guildhall.servers.Servers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract on a real Redis, and what is the adapter's own there.
public class RedisRateLimiterIT extends RateLimiterContract {
    private static final int PORT = Servers.ofRun(ServerKind.REDIS).port();
    private static final RouteBucket ROUTE = RouteBucket.named("route", per(5, Duration.ofSeconds(5)), true);

    private final ManualTime time = new ManualTime();
    private final String prefix = RedisLimiters.prefix();

    /// For all limiters that the contract starts: each has keys of its own. It ends with the JVM.
    private static final RedisLink LINK = new RedisLink(contractConfig());

    /// Denials are not remembered, or many calls would never reach Redis.
    private static RedisLimitConfig contractConfig() {
        return RedisLimiters.config(PORT, RedisLimiters.prefix(), 2, RedisLimiters.PATIENT, 0);
    }

    @Override
    protected RateLimiter start(RateLimitConfig limits, ManualTime time) {
        return new RedisRateLimiter(limits, contractConfig(), LINK, Ticks.given(time), time, time);
    }

    @Test
    void gatewaysWithConnectionsOfTheirOwnShareThePermits() throws Exception {
        RouteBucket wide = RouteBucket.named("wide", per(40, Duration.ofSeconds(1)), true);
        List<RedisRateLimiter> gateways = IntStream.range(0, 4)
                .mapToObj(_ -> RedisLimiters.by(
                        time,
                        config(per(60, Duration.ofSeconds(1))),
                        RedisLimiters.config(PORT, prefix, 3, RedisLimiters.PATIENT, 0)))
                .toList();
        for (int round = 0; round < 5; round++) {
            assertThat(grantsTogether(gateways, wide)).isEqualTo(60);
            time.passes(Duration.ofSeconds(1));
        }
        gateways.forEach(RedisRateLimiter::close);
    }

    @Test
    void serverThatForgotTheScriptIsToldItAgain() {
        try (RedisRateLimiter limiter = limiter(1024);
                RedisClient client = RedisClient.create("redis://127.0.0.1:" + PORT);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            granted(limiter, request(1, ROUTE, "7"));
            connection.sync().scriptFlush();
            assertThat(granted(limiter, request(1, ROUTE, "7")).remaining()).isEqualTo(3);
            assertThat(limiter.stats().failures()).isZero();
        }
    }

    @Test
    void whoAsksOnWhileDeniedCostsRedisNothing() {
        try (RedisRateLimiter limiter = limiter(1024)) {
            for (int i = 0; i < 5; i++) granted(limiter, request(1, ROUTE, "7"));
            assertThat(denied(limiter).retryAfter()).isEqualTo(Duration.ofSeconds(5));
            for (int i = 0; i < 1_000; i++) denied(limiter);
            assertThat(limiter.stats().shared()).isEqualTo(6);
            assertThat(limiter.stats().remembered()).isEqualTo(1_000);

            time.passes(Duration.ofSeconds(2));
            Denied later = denied(limiter);
            assertThat(later.retryAfter()).isEqualTo(Duration.ofSeconds(3));
            assertThat(later.figures().resetAfter()).isEqualTo(Duration.ofSeconds(3));
            assertThat(later.figures().resetAt()).isEqualTo(time.instant().plusSeconds(3));
            time.passes(Duration.ofSeconds(3));
            granted(limiter, request(1, ROUTE, "7"));
        }
    }

    @Test
    void denialsBeyondTheBoundAreAskedForAgainAndCounted() {
        try (RedisRateLimiter limiter = limiter(1)) {
            for (String major : List.of("7", "8")) {
                for (int i = 0; i < 5; i++) granted(limiter, request(1, ROUTE, major));
                assertThat(take(limiter, request(1, ROUTE, major))).isInstanceOf(Denied.class);
            }
            assertThat(limiter.stats().notRemembered()).isEqualTo(1);
            assertThat(take(limiter, request(1, ROUTE, "8"))).isInstanceOf(Denied.class);
            assertThat(limiter.stats().shared()).isEqualTo(13);
        }
    }

    /// By the server's own clock, which the test cannot set: what holds at any speed.
    @Test
    void byTheServersClockTheLimitHoldsAndKeysGoWithTheirWindows() {
        RouteBucket hour = RouteBucket.named("hour", per(2, Duration.ofHours(1)), true);
        try (RedisRateLimiter limiter = new RedisRateLimiter(
                        config(UNREACHED),
                        RedisLimiters.config(PORT, prefix, 1, RedisLimiters.PATIENT, 0),
                        time,
                        InstantSource.system());
                RedisClient client = RedisClient.create("redis://127.0.0.1:" + PORT);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            assertThat(granted(limiter, request(1, hour, "7")).remaining()).isEqualTo(1);
            assertThat(granted(limiter, request(1, hour, "7")).remaining()).isZero();
            RateDecision third = take(limiter, request(1, hour, "7"));
            assertThat(third)
                    .isInstanceOfSatisfying(
                            Denied.class,
                            denied -> assertThat(denied.retryAfter())
                                    .isBetween(Duration.ofMinutes(50), Duration.ofHours(1)));

            String key = new WindowKeys(prefix).of(request(1, hour, "7"))[0];
            assertThat(connection.sync().pttl(key))
                    .isBetween(
                            Duration.ofMinutes(50).toMillis(),
                            Duration.ofHours(1).plusMillis(2).toMillis());
        }
    }

    @Test
    void windowsOfOneCallerLieInOneSlotAndSecretsInNoKey() {
        WindowKeys keys = new WindowKeys("p:");
        assertThat(keys.of(request(7, ROUTE, "9"))).containsExactly("p:{u7}:" + ROUTE.id() + ":9", "p:{u7}");
        assertThat(keys.of(request(7, ROUTE, "9/sEcReT"))[0]).doesNotContain("sEcReT");
    }

    private RedisRateLimiter limiter(int denialsMax) {
        return RedisLimiters.by(
                time, config(UNREACHED), RedisLimiters.config(PORT, prefix, 1, RedisLimiters.PATIENT, denialsMax));
    }

    private static Denied denied(RedisRateLimiter limiter) {
        RateDecision decision = take(limiter, request(1, ROUTE, "7"));
        assertThat(decision).isInstanceOf(Denied.class);
        return (Denied) decision;
    }

    private static RateFigures granted(RedisRateLimiter limiter, RateRequest request) {
        RateDecision decision = take(limiter, request);
        assertThat(decision).isInstanceOf(Granted.class);
        return decision.figures();
    }

    private static RateDecision take(RateLimiter limiter, RateRequest request) {
        return limiter.take(request).toCompletableFuture().join();
    }

    private static long grantsTogether(List<RedisRateLimiter> gateways, RouteBucket bucket) throws Exception {
        long sum = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                RedisRateLimiter gateway = gateways.get(thread % gateways.size());
                counts.add(threads.submit(() -> (int) IntStream.range(0, 50)
                        .filter(i -> take(gateway, request(1, bucket, Integer.toString(i % 2))) instanceof Granted)
                        .count()));
            }
            for (Future<Integer> count : counts) sum += count.get();
        }
        return sum;
    }
}
