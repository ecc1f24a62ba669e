package dev.guildhall.gateway.rest;

import java.util.List;

/// What REST has answered since the node started.
///
/// @param requests one entry for each route, method and kind of answer that there was
/// @param limited answers with 429, one entry for each scope
public record RestStats(List<Requests> requests, List<Limited> limited) {
    /// The scope of an address that is banned.
    static final String BAN = "ban";

    public RestStats {
        requests = List.copyOf(requests);
        limited = List.copyOf(limited);
    }

    /// @param route the template below `/api/v10`; `none` where no route matched
    /// @param statusClass the first digit of the status
    /// @param totalNs from the whole request to the answer, not to its last byte on the way
    public record Requests(String method, String route, int statusClass, long count, long totalNs) {}

    /// @param scope what `X-RateLimit-Scope` said, or [#BAN]
    public record Limited(String scope, long count) {}
}
