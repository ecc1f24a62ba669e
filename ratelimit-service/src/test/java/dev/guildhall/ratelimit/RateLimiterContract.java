package dev.guildhall.ratelimit;

import static dev.guildhall.ratelimit.TestLimits.UNREACHED;
import static dev.guildhall.ratelimit.TestLimits.config;
import static dev.guildhall.ratelimit.TestLimits.per;
import static dev.guildhall.ratelimit.TestLimits.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.ratelimit.RateDecision.Denied;
import dev.guildhall.ratelimit.RateDecision.Granted;
import dev.guildhall.ratelimit.RateDecision.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// What every adapter keeps, below its bound on buckets. An adapter with slack other than 0 would override the
/// exact properties with its stated slack.
public abstract class RateLimiterContract {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final RouteBucket MESSAGES = RouteBucket.named("messages", per(5, Duration.ofSeconds(5)), true);
    private static final RouteBucket GUILD = RouteBucket.named("guild", per(2, Duration.ofSeconds(10)), true);
    private static final RouteBucket CALLBACK = RouteBucket.named("callback", per(100, SECOND), false);

    /// A fresh limiter that lives by `time` alone.
    protected abstract RateLimiter start(RateLimitConfig config, ManualTime time);

    @Test
    public void permitsRunOutAndComeBackOneByOne() {
        ManualTime time = new ManualTime();
        RateLimiter limiter = start(config(UNREACHED), time);
        for (int remaining = 4; remaining >= 0; remaining--) {
            RateFigures figures = granted(limiter, request(1, MESSAGES, "7"));
            assertThat(figures.limit()).isEqualTo(5);
            assertThat(figures.remaining()).isEqualTo(remaining);
            assertThat(figures.bucket()).isEqualTo(MESSAGES.id());
            assertThat(figures.resetAt()).isEqualTo(time.instant().plus(figures.resetAfter()));
            time.passes(SECOND);
        }
        // At 5 s exactly the first grant, of 0 s, has left.
        assertThat(granted(limiter, request(1, MESSAGES, "7")).remaining()).isZero();
        Denied denied = denied(limiter, request(1, MESSAGES, "7"));
        assertThat(denied.retryAfter()).isEqualTo(SECOND);
        assertThat(denied.scope()).isEqualTo(Scope.USER);
        assertThat(denied.figures().remaining()).isZero();
        assertThat(denied.figures().resetAfter()).isEqualTo(SECOND);
        assertThat(denied.figures().resetAt()).isEqualTo(time.instant().plus(SECOND));
    }

    @Test
    public void burstsAroundTheEdgeOfAFixedWindowDoNotAddUp() {
        ManualTime time = new ManualTime();
        RateLimiter limiter = start(config(UNREACHED), time);
        granted(limiter, request(1, MESSAGES, "7"));
        time.passes(Duration.ofMillis(4_900));
        for (int i = 0; i < 4; i++) granted(limiter, request(1, MESSAGES, "7"));
        time.passes(Duration.ofMillis(200));
        granted(limiter, request(1, MESSAGES, "7"));
        assertThat(denied(limiter, request(1, MESSAGES, "7")).retryAfter()).isEqualTo(Duration.ofMillis(4_800));
    }

    @Test
    public void callerWhoNeverPausesBelowTheLimitIsNeverRefused() {
        ManualTime time = new ManualTime();
        RateLimiter limiter = start(config(UNREACHED), time);
        for (int i = 0; i < 200; i++) {
            granted(limiter, request(1, MESSAGES, "7"));
            time.passes(SECOND);
        }
    }

    @Test
    public void callersAndMajorsAreCountedApart() {
        RateLimiter limiter = start(config(UNREACHED), new ManualTime());
        exhaust(limiter, request(1, GUILD, "7"), 2);
        granted(limiter, request(1, GUILD, "8"));
        granted(limiter, request(2, GUILD, "7"));
        granted(limiter, new RateRequest(new Caller.Address("1"), GUILD, "7"));
        granted(limiter, request(1, MESSAGES, "7"));
        denied(limiter, request(1, GUILD, "7"));
    }

    @Test
    public void routesThatShareABucketShareItsPermits() {
        RateLimiter limiter = start(config(UNREACHED), new ManualTime());
        RateLimit limit = per(1, Duration.ofMillis(250));
        granted(limiter, request(1, RouteBucket.named("reactions", limit, true), "7"));
        denied(limiter, request(1, RouteBucket.named("reactions", limit, true), "7"));
    }

    @Test
    public void globalLimitCoversAllRoutesOfACaller() {
        ManualTime time = new ManualTime();
        RateLimiter limiter = start(config(per(3, SECOND)), time);
        granted(limiter, request(1, MESSAGES, "7"));
        granted(limiter, request(1, MESSAGES, "8"));
        time.passes(Duration.ofMillis(100));
        granted(limiter, request(1, GUILD, "9"));
        Denied denied = denied(limiter, request(1, GUILD, "9"));
        assertThat(denied.scope()).isEqualTo(Scope.GLOBAL);
        assertThat(denied.retryAfter()).isEqualTo(Duration.ofMillis(900));
        assertThat(denied.figures().remaining()).isEqualTo(1);
        granted(limiter, request(2, GUILD, "9"));
        granted(limiter, request(1, CALLBACK, ""));
    }

    @Test
    public void refusalByTheGlobalLimitTakesNothingFromTheRoute() {
        ManualTime time = new ManualTime();
        RateLimiter limiter = start(config(per(1, SECOND)), time);
        granted(limiter, request(1, GUILD, "9"));
        for (int i = 0; i < 20; i++) denied(limiter, request(1, MESSAGES, "7"));
        time.passes(SECOND);
        assertThat(granted(limiter, request(1, MESSAGES, "7")).remaining()).isEqualTo(4);
    }

    @Test
    public void refusalByTheRouteTakesNothingFromTheGlobalLimit() {
        RateLimiter limiter = start(config(per(4, SECOND)), new ManualTime());
        exhaust(limiter, request(1, GUILD, "9"), 2);
        for (int i = 0; i < 20; i++) denied(limiter, request(1, GUILD, "9"));
        granted(limiter, request(1, MESSAGES, "7"));
        granted(limiter, request(1, MESSAGES, "7"));
        assertThat(denied(limiter, request(1, MESSAGES, "7")).scope()).isEqualTo(Scope.GLOBAL);
    }

    @Test
    public void longerWaitDecidesWhenBothLimitsRefuse() {
        ManualTime time = new ManualTime();
        RateLimiter limiter = start(config(per(2, SECOND)), time);
        exhaust(limiter, request(1, GUILD, "9"), 2);
        Denied denied = denied(limiter, request(1, GUILD, "9"));
        assertThat(denied.scope()).isEqualTo(Scope.USER);
        assertThat(denied.retryAfter()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    public void routeDecidesWhenBothLimitsMakeWaitEquallyLong() {
        RateLimiter limiter = start(config(per(2, Duration.ofSeconds(10))), new ManualTime());
        exhaust(limiter, request(1, GUILD, "9"), 2);
        assertThat(denied(limiter, request(1, GUILD, "9")).scope()).isEqualTo(Scope.USER);
        assertThat(denied(limiter, request(1, MESSAGES, "9")).scope()).isEqualTo(Scope.GLOBAL);
    }

    @Test
    public void threadsAtOneInstantShareThePermits() throws Exception {
        ManualTime time = new ManualTime();
        RateLimiter limiter = start(config(per(60, SECOND)), time);
        RouteBucket wide = RouteBucket.named("wide", per(40, SECOND), true);
        for (int round = 0; round < 5; round++) {
            assertThat(grantsOfThreads(limiter, wide)).isEqualTo(60);
            time.passes(SECOND);
        }
    }

    @Property(tries = 400)
    public void decisionIsTheOneOfTheDefinition(@ForAll("schedules") Schedule schedule) {
        ManualTime time = new ManualTime();
        RateLimiter limiter = start(config(schedule.global()), time);
        RateOracle oracle = new RateOracle(schedule.global());
        for (Schedule.Call call : schedule.calls()) {
            time.passesNs(call.gapNs());
            long now = time.getAsLong();
            RateRequest request = schedule.request(call);
            long waitNs = oracle.waitNs(request, now);
            Scope scope =
                    oracle.globalWaitNs(request, now) > oracle.routeWaitNs(request, now) ? Scope.GLOBAL : Scope.USER;
            if (waitNs == 0) oracle.grant(request, now);
            Duration resetAfter = Duration.ofNanos(oracle.routeResetAfterNs(request, now));
            RateFigures figures = new RateFigures(
                    request.bucket().limit().permits(),
                    oracle.routeRemaining(request, now),
                    time.instant().plus(resetAfter),
                    resetAfter,
                    request.bucket().id());
            assertThat(take(limiter, request))
                    .isEqualTo(
                            waitNs == 0 ? new Granted(figures) : new Denied(Duration.ofNanos(waitNs), scope, figures));
        }
    }

    @Property(tries = 400)
    public void callerBelowTheLimitInEveryWindowIsNeverRefused(@ForAll("schedules") Schedule schedule) {
        ManualTime time = new ManualTime();
        RateLimiter limiter = start(config(schedule.global()), time);
        RateOracle calls = new RateOracle(schedule.global());
        for (Schedule.Call call : schedule.calls()) {
            time.passesNs(call.gapNs());
            RateRequest request = schedule.request(call);
            if (!calls.legal(request, time.getAsLong())) continue; // this caller counts for itself and keeps quiet
            calls.grant(request, time.getAsLong());
            granted(limiter, request);
        }
    }

    @Property(tries = 400)
    public void noWindowHoldsMoreThanTheLimit(@ForAll("schedules") Schedule schedule) {
        ManualTime time = new ManualTime();
        RateLimiter limiter = start(config(schedule.global()), time);
        Map<Object, List<Long>> byRoute = new HashMap<>();
        Map<Object, List<Long>> byCaller = new HashMap<>();
        for (Schedule.Call call : schedule.calls()) {
            time.passesNs(call.gapNs());
            RateRequest request = schedule.request(call);
            if (take(limiter, request) instanceof Denied) continue;
            byRoute.computeIfAbsent(request, _ -> new ArrayList<>()).add(time.getAsLong());
            if (request.bucket().global())
                byCaller.computeIfAbsent(request.caller(), _ -> new ArrayList<>())
                        .add(time.getAsLong());
        }
        byRoute.forEach((request, grants) ->
                assertSpread(grants, ((RateRequest) request).bucket().limit()));
        byCaller.values().forEach(grants -> assertSpread(grants, schedule.global()));
    }

    @Property(tries = 400)
    public void waitingAsToldIsEnoughAndNotTooLong(@ForAll("schedules") Schedule schedule) {
        ManualTime time = new ManualTime();
        RateLimiter limiter = start(config(schedule.global()), time);
        for (Schedule.Call call : schedule.calls()) {
            time.passesNs(call.gapNs());
            RateRequest request = schedule.request(call);
            if (take(limiter, request) instanceof Denied denied) {
                time.passes(denied.retryAfter().minusNanos(1));
                assertThat(denied(limiter, request).retryAfter()).isEqualTo(Duration.ofNanos(1));
                time.passesNs(
                        call.major() == 1
                                ? 1
                                : headerWaitNs(denied) - denied.retryAfter().toNanos() + 1);
                granted(limiter, request);
            }
        }
    }

    @Property(tries = 400)
    public void remainingOnlyFallsUntilTheReset(@ForAll("schedules") Schedule schedule) {
        ManualTime time = new ManualTime();
        RateLimiter limiter = start(config(schedule.global()), time);
        Map<RateRequest, RateFigures> last = new HashMap<>();
        for (Schedule.Call call : schedule.calls()) {
            time.passesNs(call.gapNs());
            RateRequest request = schedule.request(call);
            RateDecision decision = take(limiter, request);
            RateFigures before = last.put(request, decision.figures());
            if (before == null || !time.instant().isBefore(before.resetAt())) continue;
            int taken = decision instanceof Granted ? 1 : 0;
            assertThat(decision.figures().remaining()).isEqualTo(before.remaining() - taken);
            assertThat(decision.figures().resetAt()).isEqualTo(before.resetAt());
        }
    }

    @Provide
    public Arbitrary<Schedule> schedules() {
        return Schedule.any();
    }

    private static RateDecision take(RateLimiter limiter, RateRequest request) {
        return limiter.take(request).toCompletableFuture().join();
    }

    private static RateFigures granted(RateLimiter limiter, RateRequest request) {
        RateDecision decision = take(limiter, request);
        assertThat(decision).isInstanceOf(Granted.class);
        return decision.figures();
    }

    private static Denied denied(RateLimiter limiter, RateRequest request) {
        RateDecision decision = take(limiter, request);
        assertThat(decision).isInstanceOf(Denied.class);
        return (Denied) decision;
    }

    private static void exhaust(RateLimiter limiter, RateRequest request, int permits) {
        for (int i = 0; i < permits; i++) granted(limiter, request);
        denied(limiter, request);
    }

    private static long headerWaitNs(Denied denied) {
        String seconds = RateHeaders.of(denied, false).getOrDefault("Retry-After", "");
        return Duration.ofSeconds(Long.parseLong(seconds)).toNanos();
    }

    private static void assertSpread(List<Long> grants, RateLimit limit) {
        for (int i = limit.permits(); i < grants.size(); i++)
            assertThat(grants.get(i) - grants.get(i - limit.permits())).isGreaterThanOrEqualTo(limit.perNs());
    }

    private static long grantsOfThreads(RateLimiter limiter, RouteBucket bucket) throws Exception {
        Callable<Integer> calls = () -> {
            int granted = 0;
            for (int i = 0; i < 50; i++)
                if (take(limiter, request(1, bucket, Integer.toString(i % 2))) instanceof Granted) granted++;
            return granted;
        };
        long sum = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> granted : threads.invokeAll(java.util.Collections.nCopies(8, calls)))
                sum += granted.get();
        }
        return sum;
    }
}
