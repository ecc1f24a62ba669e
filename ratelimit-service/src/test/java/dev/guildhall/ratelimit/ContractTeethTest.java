package dev.guildhall.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.common.health.Health;
import dev.guildhall.ratelimit.RateDecision.Denied;
import dev.guildhall.ratelimit.RateDecision.Granted;
import dev.guildhall.ratelimit.RateDecision.Scope;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The contract must tell an exact limiter from the two that are usually written instead.
class ContractTeethTest {

    @Test
    void counterPerFixedWindowFails() {
        RateLimiterContract contract = contractOn(_ -> new FixedWindow());
        assertThatThrownBy(contract::burstsAroundTheEdgeOfAFixedWindowDoNotAddUp)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void bucketThatRefillsOnlyAfterSilenceFails() {
        RateLimiterContract contract = contractOn(_ -> new RefilledAfterSilence());
        assertThatThrownBy(contract::callerWhoNeverPausesBelowTheLimitIsNeverRefused)
                .isInstanceOf(AssertionError.class);
    }

    /// The fakes are right where such limiters usually are, so what fails them is the trap and not a slip.
    @Test
    void bothPassAPlainBurst() {
        for (Counter counter : new Counter[] {new FixedWindow(), new RefilledAfterSilence()}) {
            for (int i = 0; i < 5; i++) assertThat(counter.take(5, 1000, 10)).isTrue();
            assertThat(counter.take(5, 1000, 10)).isFalse();
            assertThat(counter.take(5, 1000, 1010)).isTrue();
        }
    }

    private static RateLimiterContract contractOn(Function<RateRequest, Counter> counter) {
        return new RateLimiterContract() {
            @Override
            protected RateLimiter start(RateLimitConfig config, ManualTime time) {
                return new WrongLimiter(counter, time);
            }
        };
    }

    private interface Counter {
        boolean take(int permits, long perNs, long nowNs);
    }

    private static final class FixedWindow implements Counter {
        private long startNs = Long.MIN_VALUE / 2;
        private int used;

        @Override
        public boolean take(int permits, long perNs, long nowNs) {
            if (nowNs - startNs >= perNs) {
                startNs = nowNs;
                used = 0;
            }
            return used < permits && used++ < permits;
        }
    }

    private static final class RefilledAfterSilence implements Counter {
        private long calledNs = Long.MIN_VALUE / 2;
        private int used;

        @Override
        public boolean take(int permits, long perNs, long nowNs) {
            if (nowNs - calledNs >= perNs) used = 0;
            calledNs = nowNs;
            return used < permits && used++ < permits;
        }
    }

    private record WrongLimiter(
            Function<RateRequest, Counter> counter, ManualTime time, Map<RateRequest, Counter> counters)
            implements RateLimiter {

        WrongLimiter(Function<RateRequest, Counter> counter, ManualTime time) {
            this(counter, time, new HashMap<>());
        }

        @Override
        public CompletionStage<RateDecision> take(RateRequest request) {
            RateLimit limit = request.bucket().limit();
            boolean granted =
                    counters.computeIfAbsent(request, counter).take(limit.permits(), limit.perNs(), time.getAsLong());
            RateFigures figures = new RateFigures(
                    limit.permits(),
                    0,
                    time.instant(),
                    Duration.ZERO,
                    request.bucket().id());
            return CompletableFuture.completedFuture(
                    granted ? new Granted(figures) : new Denied(limit.per(), Scope.USER, figures));
        }

        @Override
        public Health health() {
            return Health.UP;
        }

        @Override
        public void close() {}
    }
}
