package dev.guildhall.ratelimit;

import dev.guildhall.common.health.Health;
import java.util.concurrent.CompletionStage;

/// Decides whether a request may start. Two promises hold for every adapter (the contract suite states them as
/// properties): a caller below its limits in every window is never refused, and no window holds more than the
/// limit plus the slack that the adapter states.
public interface RateLimiter extends AutoCloseable {

    /// Called by the gateway's event loops for every REST request, once, before any work and after the token
    /// was looked up. All or nothing: a permit is taken from the route bucket (of this caller and major
    /// parameter) and from the caller's global bucket, or from neither. Never blocks. The stage does not fail:
    /// an adapter whose shared state is out of reach decides locally.
    CompletionStage<RateDecision> take(RateRequest request);

    /// How deciding goes, from what is known, at once. Never down: there is always a decision.
    Health health();

    /// Called once at shutdown, after the last `take` returned.
    @Override
    void close();
}
