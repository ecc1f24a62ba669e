package dev.guildhall.ratelimit;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Limits, and calls with gaps between them: a few callers, buckets and majors, so that they meet often.
///
/// @param route of the bucket that counts globally
/// @param apart of the bucket that does not
public record Schedule(RateLimit route, RateLimit apart, RateLimit global, List<Call> calls) {

    /// One call, `gapNs` after the one before.
    public record Call(long gapNs, int user, boolean apart, int major) {}

    public RateRequest request(Call call) {
        RouteBucket bucket =
                call.apart() ? RouteBucket.named("apart", apart, false) : RouteBucket.named("route", route, true);
        return TestLimits.request(call.user(), bucket, Integer.toString(call.major()));
    }

    /// Gaps favour what breaks limiters: no gap, a whole window, a nanosecond around it, and equal shares of it.
    public static Arbitrary<Schedule> any() {
        return Combinators.combine(limits(), limits(), limits())
                .as(Limits::new)
                .flatMap(limits -> call(limits)
                        .list()
                        .ofMaxSize(60)
                        .map(calls -> new Schedule(limits.route, limits.apart, limits.global, calls)));
    }

    private record Limits(RateLimit route, RateLimit apart, RateLimit global) {}

    private static Arbitrary<RateLimit> limits() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.longs().between(1, 2_000))
                .as((permits, perUs) -> new RateLimit(permits, Duration.ofNanos(perUs * 1000)));
    }

    private static Arbitrary<Call> call(Limits limits) {
        return Combinators.combine(
                        gap(limits),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(4, false), net.jqwik.api.Tuple.of(1, true)),
                        Arbitraries.integers().between(1, 2))
                .as(Call::new);
    }

    private static Arbitrary<Long> gap(Limits limits) {
        long perNs = limits.route.perNs();
        return Arbitraries.oneOf(
                Arbitraries.just(0L),
                Arbitraries.longs().between(0, perNs / limits.route.permits()),
                Arbitraries.longs().between(0, perNs + 1),
                Arbitraries.of(
                        perNs - 1,
                        perNs,
                        perNs / limits.route.permits(),
                        limits.global.perNs() / limits.global.permits(),
                        limits.global.perNs()));
    }
}
