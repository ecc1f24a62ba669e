package dev.guildhall.ratelimit;

import java.time.Duration;

/// What the limiter answers; [RateHeaders] turns it into headers and a body.
public sealed interface RateDecision {

    /// The route bucket that was asked for, also when something else denied.
    RateFigures figures();

    /// One permit was taken from the route and, where the route counts globally, one from the caller's global limit.
    record Granted(RateFigures figures) implements RateDecision {}

    /// Nothing was taken from anything. Answer 429 before doing any work.
    ///
    /// @param retryAfter positive; the same call succeeds after exactly this time unless somebody else of the same
    ///     caller comes first
    /// @param scope of the limit that makes the caller wait longest
    record Denied(Duration retryAfter, Scope scope, RateFigures figures) implements RateDecision {}

    /// The X-RateLimit-Scope of a 429. Source: Discord's rate limit docs, header table.
    enum Scope {
        /// The caller's own route bucket. Client: queue calls of this bucket.
        USER("user"),
        /// The caller's limit over all routes. Client: stop everything.
        GLOBAL("global"),
        /// A limit of the resource that others share (channel writes). Not counted as an invalid answer.
        SHARED("shared");

        private final String headerValue;

        Scope(String headerValue) {
            this.headerValue = headerValue;
        }

        public String headerValue() {
            return headerValue;
        }
    }
}
