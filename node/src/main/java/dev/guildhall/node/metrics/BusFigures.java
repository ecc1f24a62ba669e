package dev.guildhall.node.metrics;

import dev.guildhall.bus.BusStats;
import dev.guildhall.bus.EventBus;
import dev.guildhall.bus.Topic;
import dev.guildhall.bus.TopicStats;
import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.journal.DrainStats;
import dev.guildhall.journal.JournalDrain;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.OutboxStats;

/// What is on its way from the store to others: the outbox, the drain, the bus.
public record BusFigures(MessageStore store, JournalDrain drain, EventBus bus, LiveFeed live) implements FigureSource {
    private static final double MS_PER_S = 1_000;

    @Override
    public void readInto(Figures figures) {
        OutboxStats outbox = store.outboxStats();
        figures.gauge(Metric.OUTBOX_ENTRIES, outbox.waiting());
        figures.gauge(Metric.OUTBOX_OLDEST, outbox.oldestMs() / MS_PER_S);
        DrainStats drained = drain.stats();
        figures.count(Metric.DRAIN_COMMITS, drained.entries());
        figures.count(Metric.DRAIN_EVENTS, drained.events());
        figures.count(Metric.DRAIN_FAILURES, drained.failures());
        figures.count(Metric.DRAIN_PARKED, drained.parked());
        bus(bus.stats(), figures);
        for (Topic topic : Topic.values()) {
            if (!topic.live()) continue;
            LiveFeed.Stats told = live.stats(topic);
            figures.count(Metric.LIVE_SENT, told.sent(), topic.topicName());
            figures.count(Metric.LIVE_DROPPED, told.dropped(), topic.topicName());
        }
    }

    private static void bus(BusStats stats, Figures figures) {
        figures.count(Metric.BUS_REFUSED, stats.refused());
        figures.count(Metric.BUS_RECORDS_REFUSED, stats.refusedRecords());
        figures.count(Metric.BUS_FAILURES, stats.failures());
        figures.gauge(Metric.BUS_WAITING, stats.waitingBytes());
        figures.gauge(Metric.BUS_WAITING_MAX, stats.waitingBytesMax());
        for (Topic topic : Topic.values()) {
            TopicStats of = stats.of(topic);
            figures.count(Metric.BUS_RECORDS, of.publishedRecords(), topic.topicName());
            figures.count(Metric.BUS_BYTES, of.publishedBytes(), topic.topicName());
            figures.count(Metric.BUS_READ, of.readRecords(), topic.topicName());
            figures.count(Metric.BUS_REPEATED, of.repeatedRecords(), topic.topicName());
            figures.count(Metric.BUS_DROPPED_UNREAD, of.droppedUnread(), topic.topicName());
        }
    }
}
