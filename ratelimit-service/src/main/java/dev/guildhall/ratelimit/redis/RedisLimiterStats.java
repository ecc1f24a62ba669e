package dev.guildhall.ratelimit.redis;

/// What a limiter on Redis has done since it started.
///
/// @param shared decisions that Redis made
/// @param remembered denials that were answered from memory
/// @param local decisions made here because Redis was out of reach
/// @param failures calls to Redis that failed or took too long
/// @param notRemembered denials that found no room
/// @param reachable whether the last call was answered
public record RedisLimiterStats(
        long shared, long remembered, long local, long failures, long notRemembered, boolean reachable) {}
