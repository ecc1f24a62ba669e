package dev.guildhall.store.sweep;

/// What a [ContentSweep] has done since it was made.
///
/// @param rounds times that all contents were gone through
/// @param looked contents that were looked up among the references: all but the young
/// @param removed contents removed
/// @param removedBytes their sizes
/// @param forgotten times that a content's references were found to be all of the past, and dropped
/// @param crowded times that a content nothing names was not marked, because too many were
/// @param failures looks and removals that the store refused; they are tried again in the next round
public record SweepStats(
        long rounds, long looked, long removed, long removedBytes, long forgotten, long crowded, long failures) {}
