package dev.guildhall.store;

/// A commit as the bus is fed from it. (epoch, number) grows within a part.
///
/// @param epoch of the lease under which the commit was written
/// @param number within the epoch
public record OutboxEntry(long epoch, long number, Commit commit) {}
