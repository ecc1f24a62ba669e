package dev.guildhall.ratelimit;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The JSON body of a 429.
///
/// @param retryAfter seconds with up to three decimals, a float also when it is whole; the header rounds it up
/// @param global whether every route of the caller is closed
public record RateLimitedBody(
        String message, @JsonProperty("retry_after") double retryAfter, boolean global) {}
