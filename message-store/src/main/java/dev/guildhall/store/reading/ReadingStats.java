package dev.guildhall.store.reading;

/// What reads of messages cost.
///
/// @param asked reads that were asked for
/// @param made those that the store was asked
/// @param shared those that were answered by one under way
/// @param remembered those that were answered by a remembered newest page
/// @param heads channels of which the newest page is remembered now
/// @param headBytes about what those take
/// @param forgotten newest pages that made room for others
public record ReadingStats(
        long asked, long made, long shared, long remembered, long heads, long headBytes, long forgotten) {}
