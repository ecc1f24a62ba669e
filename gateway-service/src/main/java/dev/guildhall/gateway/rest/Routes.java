package dev.guildhall.gateway.rest;

import dev.guildhall.ratelimit.RateLimitTable;
import java.util.ArrayList;
import java.util.List;

/// The route table while it is written: each topic adds its lines, and each line finds its rate limit.
final class Routes {
    private final RateLimitTable limits;
    private final List<Route> routes = new ArrayList<>();

    Routes(RateLimitTable limits) {
        this.limits = limits;
    }

    /// @param template the path below `/api/v10`, as in the protocol's endpoint table
    void add(String method, String template, Access access, Handler handler) {
        routes.add(new Route(method, template, access, limits.bucket(method, template), handler));
    }

    /// One whose multipart body may bring files.
    void addWithFiles(String method, String template, Access access, Handler handler) {
        routes.add(new Route(method, template, access, limits.bucket(method, template), handler, true));
    }

    List<Route> all() {
        return List.copyOf(routes);
    }
}
