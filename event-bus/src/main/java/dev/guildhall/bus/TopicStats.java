package dev.guildhall.bus;

/// What happened to the records of one topic since the start of this process.
///
/// @param publishedRecords that the bus keeps
/// @param publishedBytes of their values
/// @param readRecords that groups were done with: each group counts
/// @param repeatedRecords that were handed to a reader once more, because its stage failed
/// @param droppedUnread that retention took before a known group had read them: each group counts. Embedded alone:
///     on Kafka only the broker knows
public record TopicStats(
        long publishedRecords, long publishedBytes, long readRecords, long repeatedRecords, long droppedUnread) {}
