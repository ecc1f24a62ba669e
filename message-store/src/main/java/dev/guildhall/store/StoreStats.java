package dev.guildhall.store;

/// What a store has done since it was opened. Read by the metrics page and the benchmarks.
///
/// @param commits durable commits, repeated ones not counted
/// @param repeats commits whose number was durable already
/// @param batches groups of waiting work that were written together
/// @param syncs writes that waited for the disk
/// @param syncNs time spent in them
/// @param bytes written to the log
/// @param refusedWrites work not taken because too much waited
/// @param failedWrites work whose batch the disk refused
/// @param reads done
/// @param readNs time spent in them
/// @param refusedReads reads not taken because too many waited
public record StoreStats(
        long commits,
        long repeats,
        long batches,
        long syncs,
        long syncNs,
        long bytes,
        long refusedWrites,
        long failedWrites,
        long reads,
        long readNs,
        long refusedReads) {}
