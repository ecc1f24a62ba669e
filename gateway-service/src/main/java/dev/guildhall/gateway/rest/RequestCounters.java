package dev.guildhall.gateway.rest;

import dev.guildhall.bus.event.EventKind;
import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.gateway.rest.RestStats.Limited;
import dev.guildhall.gateway.rest.RestStats.Requests;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Counts answers, and tells the bus of each. Bounded by the route table: a path that no route matches counts as none,
/// a method that nobody
/// knows as another.
final class RequestCounters {
    private static final String NO_ROUTE = "none";
    private static final String OTHER = "other";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final int TOO_MANY = 429;
    private static final String SCOPE = "X-RateLimit-Scope";

    private record Key(String method, String route, int statusClass) {}

    private static final class Times {
        final LongAdder count = new LongAdder();
        final LongAdder totalNs = new LongAdder();
    }

    private final Map<Key, Times> requests = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> limited = new ConcurrentHashMap<>();

    private final LiveFeed live;

    RequestCounters(LiveFeed live) {
        this.live = live;
        for (String scope : Set.of("user", "global", "shared", RestStats.BAN)) {
            limited.put(scope, new LongAdder());
        }
    }

    /// @param found empty where the request was not looked at that far
    void answered(HttpCall call, HttpRouter.@Nullable Found found, Answer answer, long tookNs) {
        Key key = found instanceof HttpRouter.Found.Matched matched
                ? new Key(matched.route().method(), matched.route().template(), answer.status() / 100)
                : new Key(METHODS.contains(call.method()) ? call.method() : OTHER, NO_ROUTE, answer.status() / 100);
        Times times = requests.computeIfAbsent(key, first -> new Times());
        times.count.increment();
        times.totalNs.add(tookNs);
        tell(call.caller(), key, answer.status(), tookNs);
        if (answer.status() == TOO_MANY) {
            String scope = found == null ? RestStats.BAN : answer.headers().getOrDefault(SCOPE, OTHER);
            limited.computeIfAbsent(scope, first -> new LongAdder()).increment();
        }
    }

    private void tell(@Nullable UserId caller, Key key, int status, long tookNs) {
        live.tell(EventKind.REQUEST_ANSWERED, caller == null ? 0 : caller.value(), out -> {
            Fields.idOrNull(out, "user_id", caller);
            out.writeStringField("method", key.method());
            out.writeStringField("route", key.route());
            out.writeNumberField("status", status);
            out.writeNumberField("duration_us", tookNs / 1_000);
        });
    }

    RestStats read() {
        return new RestStats(
                requests.entrySet().stream()
                        .map(each -> new Requests(
                                each.getKey().method(),
                                each.getKey().route(),
                                each.getKey().statusClass(),
                                each.getValue().count.sum(),
                                each.getValue().totalNs.sum()))
                        .toList(),
                limited.entrySet().stream()
                        .map(each -> new Limited(each.getKey(), each.getValue().sum()))
                        .toList());
    }
}
