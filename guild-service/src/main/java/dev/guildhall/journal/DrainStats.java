package dev.guildhall.journal;

/// What the drain has done since it was started.
///
/// @param entries commits that the bus has
/// @param events records that were made of them
/// @param failures attempts that came to nothing and are made again
/// @param parked events that the bus can never take: left out, and logged
public record DrainStats(long entries, long events, long failures, long parked) {}
