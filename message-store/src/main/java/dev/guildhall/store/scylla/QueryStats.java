package dev.guildhall.store.scylla;

/// What one statement has done since the store was opened.
///
/// @param runs that ended, whatever their end
/// @param failures those that failed
/// @param timeouts failures for want of an answer in time
/// @param retries attempts beyond the first, after a failure or in advance
/// @param totalNs from the first attempt to the end, over all runs
/// @param maxNs the longest
public record QueryStats(
        String query, long runs, long failures, long timeouts, long retries, long totalNs, long maxNs) {}
