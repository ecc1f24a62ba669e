package dev.guildhall.bus;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// The counters behind [BusStats], which both adapters count with.
public final class BusCounters {
    private static final class OfTopic {
        private final LongAdder publishedRecords = new LongAdder();
        private final LongAdder publishedBytes = new LongAdder();
        private final LongAdder readRecords = new LongAdder();
        private final LongAdder repeatedRecords = new LongAdder();
        private final LongAdder droppedUnread = new LongAdder();

        private TopicStats read() {
            return new TopicStats(
                    publishedRecords.sum(),
                    publishedBytes.sum(),
                    readRecords.sum(),
                    repeatedRecords.sum(),
                    droppedUnread.sum());
        }
    }

    private final Map<Topic, OfTopic> topics = new EnumMap<>(Topic.class);
    private final LongAdder refused = new LongAdder();
    private final LongAdder refusedRecords = new LongAdder();
    private final LongAdder failures = new LongAdder();

    public BusCounters() {
        for (Topic topic : Topic.values()) topics.put(topic, new OfTopic());
    }

    /// The bus keeps it.
    public void published(BusRecord record) {
        OfTopic counters = of(record.topic());
        counters.publishedRecords.increment();
        counters.publishedBytes.add(record.value().length());
    }

    /// A group is done with so many.
    public void read(Topic topic, long records) {
        of(topic).readRecords.add(records);
    }

    /// A reader is handed so many once more.
    public void repeated(Topic topic, long records) {
        of(topic).repeatedRecords.add(records);
    }

    public void droppedUnread(Topic topic, long records) {
        of(topic).droppedUnread.add(records);
    }

    public void refused() {
        refused.increment();
    }

    public void refusedRecords(long records) {
        refusedRecords.add(records);
    }

    public void failed() {
        failures.increment();
    }

    public BusStats read(long waitingBytes, long waitingBytesMax, boolean reachable) {
        Map<Topic, TopicStats> read = new EnumMap<>(Topic.class);
        topics.forEach((topic, counters) -> read.put(topic, counters.read()));
        return new BusStats(
                read, refused.sum(), refusedRecords.sum(), failures.sum(), waitingBytes, waitingBytesMax, reachable);
    }

    private OfTopic of(Topic topic) {
        OfTopic counters = topics.get(topic);
        if (counters == null) throw new IllegalStateException("no counters of " + topic);
        return counters;
    }
}
