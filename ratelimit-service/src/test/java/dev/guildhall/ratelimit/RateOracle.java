package dev.guildhall.ratelimit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The definition of a sliding window, written as plainly as possible: every grant is remembered for ever and
/// counted again for each question. Shares no code with the adapters.
public final class RateOracle {

    private final RateLimit globalLimit;
    private final Map<List<Object>, List<Long>> grants = new HashMap<>();

    public RateOracle(RateLimit globalLimit) {
        this.globalLimit = globalLimit;
    }

    public boolean legal(RateRequest request, long nowNs) {
        return waitNs(request, nowNs) == 0;
    }

    public void grant(RateRequest request, long nowNs) {
        grantsOf(routeKey(request)).add(nowNs);
        if (request.bucket().global()) grantsOf(globalKey(request)).add(nowNs);
    }

    public long waitNs(RateRequest request, long nowNs) {
        return Math.max(routeWaitNs(request, nowNs), globalWaitNs(request, nowNs));
    }

    public long routeWaitNs(RateRequest request, long nowNs) {
        return waitNs(routeKey(request), request.bucket().limit(), nowNs);
    }

    public long globalWaitNs(RateRequest request, long nowNs) {
        return request.bucket().global() ? waitNs(globalKey(request), globalLimit, nowNs) : 0;
    }

    public int routeRemaining(RateRequest request, long nowNs) {
        RateLimit limit = request.bucket().limit();
        return limit.permits() - inWindow(routeKey(request), limit, nowNs).size();
    }

    public long routeResetAfterNs(RateRequest request, long nowNs) {
        RateLimit limit = request.bucket().limit();
        return inWindow(routeKey(request), limit, nowNs).stream()
                .mapToLong(grantNs -> grantNs + limit.perNs() - nowNs)
                .min()
                .orElse(0);
    }

    private long waitNs(List<Object> key, RateLimit limit, long nowNs) {
        List<Long> inWindow = inWindow(key, limit, nowNs);
        return inWindow.size() < limit.permits() ? 0 : inWindow.getFirst() + limit.perNs() - nowNs;
    }

    private List<Long> inWindow(List<Object> key, RateLimit limit, long nowNs) {
        return grantsOf(key).stream()
                .filter(grantNs -> nowNs - grantNs < limit.perNs())
                .toList();
    }

    private List<Long> grantsOf(List<Object> key) {
        return grants.computeIfAbsent(key, _ -> new ArrayList<>());
    }

    private static List<Object> routeKey(RateRequest request) {
        return List.of(request.caller(), request.bucket().id(), request.major());
    }

    private static List<Object> globalKey(RateRequest request) {
        return List.of(request.caller());
    }
}
