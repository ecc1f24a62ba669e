package dev.guildhall.bus;

import java.util.Map;

/// How the bus of this process does. Counts run since its start.
///
/// @param topics one for each [Topic]
/// @param refused hand-overs that failed at once with [BusUnavailable], because too much waited
/// @param refusedRecords that failed with [RecordRefused]
/// @param failures of the disk or of Kafka: each attempt counts, and most are followed by another
/// @param waitingBytes handed over and not yet kept, with what a record costs beside its value
/// @param waitingBytesMax the bound of `waitingBytes`
/// @param reachable whether the bus answers now: the disk took what it was given last; a broker answered the last
///     probe
public record BusStats(
        Map<Topic, TopicStats> topics,
        long refused,
        long refusedRecords,
        long failures,
        long waitingBytes,
        long waitingBytesMax,
        boolean reachable) {
    public BusStats {
        topics = Map.copyOf(topics);
    }

    public TopicStats of(Topic topic) {
        return topics.getOrDefault(topic, new TopicStats(0, 0, 0, 0, 0));
    }
}
