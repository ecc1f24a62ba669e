package dev.guildhall.ratelimit.redis;

import static dev.guildhall.ratelimit.TestLimits.UNREACHED;
import static dev.guildhall.ratelimit.TestLimits.config;
import static dev.guildhall.ratelimit.TestLimits.per;
import static dev.guildhall.ratelimit.TestLimits.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.health.Health;
import dev.guildhall.ratelimit.ManualTime;
import dev.guildhall.ratelimit.RateDecision.Granted;
import dev.guildhall.ratelimit.RateRequest;
import dev.guildhall.ratelimit.RouteBucket;
import dev.guildhall.servers.ServerKind;
import dev.guildhall.servers.ServerProcess;
import dev.guildhall.servers.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Redis gone, hanging, and back.
@SuppressWarnings("NullAway.Init") // JUnit starts the server before each test.
class RedisOutageIT {
    private static final RouteBucket ROUTE = RouteBucket.named("route", per(5, Duration.ofSeconds(5)), true);
    /// Far from what a call takes, and short enough to wait for.
    private static final Duration SHORT = Duration.ofMillis(250);

    private final ManualTime time = new ManualTime();

    @TempDir
    Path folder;

    private ServerProcess redis;

    @BeforeEach
    void startServer() {
        redis = Servers.own(ServerKind.REDIS, folder);
    }

    @AfterEach
    void stopServer() {
        redis.close();
    }

    @Test
    void callsGoOnWithoutRedisAndNoGatewayAloneAdmitsMoreThanTheLimit() throws InterruptedException {
        List<RedisRateLimiter> gateways = IntStream.range(0, 3)
                .mapToObj(_ -> limiter(RedisLimiters.PATIENT))
                .toList();
        // Four of five, all by the first gateway.
        assertThat(grants(gateways.get(0), 4)).isEqualTo(4);
        redis.kill9();
        assertThat(grants(gateways.get(0), 20)).isEqualTo(1);
        assertThat(grants(gateways.get(1), 20)).isEqualTo(5);
        assertThat(grants(gateways.get(2), 20)).isEqualTo(5);
        for (int window = 0; window < 3; window++) {
            time.passes(Duration.ofSeconds(5));
            int together =
                    gateways.stream().mapToInt(gateway -> grants(gateway, 20)).sum();
            assertThat(together).isEqualTo(gateways.size() * 5);
        }
        gateways.forEach(RedisRateLimiter::close);
    }

    @Test
    void nodeThatStartsWithoutRedisDecidesByItselfAndFindsItLater() throws Exception {
        redis.kill9();
        try (RedisRateLimiter limiter = limiter(RedisLimiters.PATIENT)) {
            assertThat(grants(limiter, 20)).isEqualTo(5);
            assertThat(limiter.stats().local()).isEqualTo(20);
            assertThat(limiter.stats().reachable()).isFalse();
            redis.startAgain();
            assertShared(limiter);
        }
    }

    @Test
    void redisThatComesBackIsUsedAgainByItself() throws Exception {
        try (RedisRateLimiter limiter = limiter(RedisLimiters.PATIENT)) {
            assertThat(grants(limiter, 1)).isEqualTo(1);
            assertThat(limiter.health()).isEqualTo(Health.UP);
            redis.kill9();
            assertThat(grants(limiter, 20)).isEqualTo(4);
            assertThat(limiter.health().state()).isEqualTo(Health.State.DEGRADED);
            startAgain(limiter);
            assertShared(limiter);
            assertThat(limiter.health()).isEqualTo(Health.UP);
        }
    }

    /// One call waits for the timeout; those after it do not wait at all until the retry interval is over.
    @Test
    void redisThatHangsMakesOneCallWait() throws Exception {
        try (RedisRateLimiter limiter = limiter(SHORT)) {
            connect(limiter);
            redis.pause();
            long failures = limiter.stats().failures();
            time.passes(Duration.ofSeconds(5));
            assertThat(grants(limiter, 500)).isEqualTo(5);
            assertThat(limiter.stats().failures() - failures).isEqualTo(1);
            time.passes(RedisLimiters.RETRY);
            assertThat(grants(limiter, 500)).isZero();
            assertThat(limiter.stats().failures() - failures).isEqualTo(2);
            redis.goOn();
            connect(limiter);
        }
    }

    @Test
    void callBelowTheLimitIsGrantedWhateverHappensToRedis() throws Exception {
        try (RedisRateLimiter limiter = limiter(RedisLimiters.PATIENT)) {
            for (int second = 0; second < 40; second++) {
                if (second % 10 == 3) redis.kill9();
                if (second % 10 == 7) startAgain(limiter);
                assertThat(grants(limiter, 1)).isEqualTo(1);
                time.passes(Duration.ofSeconds(1));
            }
            assertThat(limiter.stats().local()).isPositive();
            assertThat(limiter.stats().shared()).isPositive();
        }
    }

    private RedisRateLimiter limiter(Duration timeout) {
        return RedisLimiters.by(time, config(UNREACHED), RedisLimiters.config(redis.port(), "outage:", 1, timeout, 0));
    }

    private static int grants(RedisRateLimiter limiter, int calls) {
        return grants(limiter, request(1, ROUTE, "7"), calls);
    }

    private static int grants(RedisRateLimiter limiter, RateRequest request, int calls) {
        int granted = 0;
        for (int call = 0; call < calls; call++) {
            if (limiter.take(request).toCompletableFuture().join() instanceof Granted) granted++;
        }
        return granted;
    }

    /// Asks until an answer came in time: on a busy machine the first may be late.
    private void connect(RedisRateLimiter limiter) {
        long shared = limiter.stats().shared();
        for (int attempt = 0; attempt < 100 && limiter.stats().shared() == shared; attempt++) {
            time.passes(RedisLimiters.RETRY);
            grants(limiter, request(2, ROUTE, Integer.toString(attempt)), 1);
        }
        assertThat(limiter.stats().shared()).isGreaterThan(shared);
    }

    /// Starts the server again, and returns when the driver has found it.
    private void startAgain(RedisRateLimiter limiter) throws Exception {
        CountDownLatch connected = new CountDownLatch(1);
        limiter.onConnected(connected::countDown);
        redis.startAgain();
        assertThat(connected.await(30, TimeUnit.SECONDS)).isTrue();
    }

    /// Once the retry interval is over, the next call is Redis's.
    private void assertShared(RedisRateLimiter limiter) {
        long shared = limiter.stats().shared();
        time.passes(RedisLimiters.RETRY);
        grants(limiter, request(2, ROUTE, "8"), 2);
        assertThat(limiter.stats().shared()).isEqualTo(shared + 2);
        assertThat(limiter.stats().reachable()).isTrue();
    }
}
