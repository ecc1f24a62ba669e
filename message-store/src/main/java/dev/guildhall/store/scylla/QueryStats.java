package dev.guildhall.store.scylla;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/// What one statement has done since the store was opened.
///
/// @param reads whether it only reads
/// @param runs that ended, whatever their end
/// @param failures those that failed
/// @param timeouts failures for want of an answer in time
/// @param retries attempts beyond the first, after a failure or in advance
/// @param totalNs from the first attempt to the end, over all runs
/// @param maxNs the longest
/// @param within runs by their time: one number for each of [#BOUNDS], not longer than it and longer than the one
///     before, and one for what was longer than all
public record QueryStats(
        String query,
        boolean reads,
        long runs,
        long failures,
        long timeouts,
        long retries,
        long totalNs,
        long maxNs,
        List<Long> within) {
    /// From below what a server in the same rack takes to above what a client waits for.
    public static final List<Duration> BOUNDS = LongStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
            .mapToObj(Duration::ofMillis)
            .toList();

    public QueryStats {
        within = List.copyOf(within);
    }
}
