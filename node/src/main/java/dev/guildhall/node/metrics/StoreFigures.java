package dev.guildhall.node.metrics;

import dev.guildhall.store.MessageStore;
import dev.guildhall.store.StoreStats;
import dev.guildhall.store.reading.ReadingStats;
import dev.guildhall.store.reading.SharedReadsStore;
import dev.guildhall.store.rocks.RocksMessageStore;
import dev.guildhall.store.scylla.QueryStats;
import dev.guildhall.store.scylla.ScyllaMessageStore;
import java.util.Locale;

/// The store, whichever it is.
public record StoreFigures(MessageStore store) implements FigureSource {
    @Override
    public void readInto(Figures figures) {
        read(store, figures);
    }

    private static void read(MessageStore store, Figures figures) {
        switch (store) {
            case SharedReadsStore shared -> {
                reads(shared.readingStats(), figures);
                read(shared.behind(), figures);
            }
            case RocksMessageStore rocks -> rocks(rocks.stats(), figures);
            case ScyllaMessageStore scylla -> scylla.stats().forEach(stats -> statement(stats, figures));
            default -> throw new IllegalStateException("nothing is known of the figures of " + store.getClass());
        }
    }

    private static void reads(ReadingStats stats, Figures figures) {
        figures.count(Metric.READS_ASKED, stats.asked());
        figures.count(Metric.READS_MADE, stats.made());
        figures.count(Metric.READS_SHARED, stats.shared());
        figures.count(Metric.READS_REMEMBERED, stats.remembered());
        figures.gauge(Metric.HEADS, stats.heads());
        figures.gauge(Metric.HEAD_BYTES, stats.headBytes());
        figures.count(Metric.HEADS_FORGOTTEN, stats.forgotten());
    }

    private static void rocks(StoreStats stats, Figures figures) {
        figures.count(Metric.STORE_COMMITS, stats.commits());
        figures.count(Metric.STORE_REPEATS, stats.repeats());
        figures.count(Metric.STORE_BATCHES, stats.batches());
        figures.summary(Metric.STORE_SYNCS, stats.syncs(), stats.syncNs());
        figures.count(Metric.STORE_WRITTEN, stats.bytes());
        figures.count(Metric.STORE_WRITES_REFUSED, stats.refusedWrites());
        figures.count(Metric.STORE_WRITES_FAILED, stats.failedWrites());
        figures.summary(Metric.STORE_READS, stats.reads(), stats.readNs());
        figures.count(Metric.STORE_READS_REFUSED, stats.refusedReads());
    }

    private static void statement(QueryStats stats, Figures figures) {
        String[] tags = {stats.query().toLowerCase(Locale.ROOT), stats.reads() ? "read" : "write"};
        figures.histogram(Metric.CQL_STATEMENTS, QueryStats.BOUNDS, stats.within(), stats.totalNs(), tags);
        figures.gauge(Metric.CQL_STATEMENT_MAX, stats.maxNs() / 1e9, tags);
        figures.count(Metric.CQL_FAILURES, stats.failures(), tags);
        figures.count(Metric.CQL_TIMEOUTS, stats.timeouts(), tags);
        figures.count(Metric.CQL_RETRIES, stats.retries(), tags);
    }
}
