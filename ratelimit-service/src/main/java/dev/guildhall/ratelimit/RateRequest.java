package dev.guildhall.ratelimit;

/// One REST request as the limiter sees it.
///
/// @param major the value of the route's major parameter (channel, guild, or webhook id and token), empty when it
///     has none; everything else in the path is folded
public record RateRequest(Caller caller, RouteBucket bucket, String major) {}
