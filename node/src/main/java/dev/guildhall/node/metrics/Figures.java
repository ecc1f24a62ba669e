package dev.guildhall.node.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What one scrape has gathered so far. Each method takes the values of the metric's labels in their order, and
/// throws when the metric is of another type or has other labels: the enum says what there is.
public final class Figures {
    private static final double NS_PER_S = 1e9;
    private static final String TOTAL = "_total";
    private static final String INFO = "_info";

    private final Map<Metric, List<DataPointSnapshot>> points = new EnumMap<>(Metric.class);

    public void count(Metric metric, long value, String... tags) {
        Labels labels = labels(metric, Metric.Type.COUNTER, tags);
        CounterDataPointSnapshot.Builder point = CounterDataPointSnapshot.builder();
        add(metric, point.labels(labels).value((double) value).build());
    }

    public void gauge(Metric metric, long value, String... tags) {
        gauge(metric, (double) value, tags);
    }

    public void gauge(Metric metric, double value, String... tags) {
        Labels labels = labels(metric, Metric.Type.GAUGE, tags);
        GaugeDataPointSnapshot.Builder point = GaugeDataPointSnapshot.builder();
        add(metric, point.labels(labels).value(value).build());
    }

    public void info(Metric metric, String... tags) {
        Labels labels = labels(metric, Metric.Type.INFO, tags);
        add(metric, InfoDataPointSnapshot.builder().labels(labels).build());
    }

    public void summary(Metric metric, long count, long totalNs, String... tags) {
        Labels labels = labels(metric, Metric.Type.SUMMARY, tags);
        add(
                metric,
                SummaryDataPointSnapshot.builder()
                        .labels(labels)
                        .count(count)
                        .sum(totalNs / NS_PER_S)
                        .build());
    }

    /// @param bounds from below, each the longest time of its group
    /// @param counts one for each group, and one for what was longer than all bounds
    public void histogram(Metric metric, List<Duration> bounds, List<Long> counts, long totalNs, String... tags) {
        Labels labels = labels(metric, Metric.Type.HISTOGRAM, tags);
        List<Double> upperSeconds = new ArrayList<>();
        bounds.forEach(bound -> upperSeconds.add(bound.toNanos() / NS_PER_S));
        upperSeconds.add(Double.POSITIVE_INFINITY);
        add(
                metric,
                HistogramDataPointSnapshot.builder()
                        .labels(labels)
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(upperSeconds, counts))
                        .sum(totalNs / NS_PER_S)
                        .build());
    }

    private static Labels labels(Metric metric, Metric.Type type, String[] values) {
        if (metric.type() != type || metric.tags().size() != values.length) {
            throw new IllegalArgumentException(metric + " is a " + metric.type() + " with labels " + metric.tags()
                    + ", not a " + type + " with " + values.length);
        }
        return Labels.of(metric.tags(), List.of(values));
    }

    private void add(Metric metric, DataPointSnapshot point) {
        points.computeIfAbsent(metric, none -> new ArrayList<>()).add(point);
    }

    /// All of it, in the form of the exposition library.
    MetricSnapshots snapshots() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        points.forEach((metric, of) -> all.metricSnapshot(snapshot(metric, of)));
        return all.build();
    }

    /// The library adds such a suffix by itself.
    private static String without(String suffix, Metric metric) {
        return metric.exposed().substring(0, metric.exposed().length() - suffix.length());
    }

    private static MetricSnapshot snapshot(Metric metric, List<DataPointSnapshot> of) {
        return switch (metric.type()) {
            case COUNTER -> {
                CounterSnapshot.Builder counter = CounterSnapshot.builder().name(without(TOTAL, metric));
                counter.help(metric.sentence());
                of.forEach(point -> counter.dataPoint((CounterDataPointSnapshot) point));
                yield counter.build();
            }
            case GAUGE -> {
                GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(metric.exposed());
                gauge.help(metric.sentence());
                of.forEach(point -> gauge.dataPoint((GaugeDataPointSnapshot) point));
                yield gauge.build();
            }
            case INFO -> {
                InfoSnapshot.Builder info = InfoSnapshot.builder().name(without(INFO, metric));
                info.help(metric.sentence());
                of.forEach(point -> info.dataPoint((InfoDataPointSnapshot) point));
                yield info.build();
            }
            case SUMMARY -> {
                SummarySnapshot.Builder summary = SummarySnapshot.builder().name(metric.exposed());
                summary.help(metric.sentence());
                of.forEach(point -> summary.dataPoint((SummaryDataPointSnapshot) point));
                yield summary.build();
            }
            case HISTOGRAM -> {
                HistogramSnapshot.Builder histogram =
                        HistogramSnapshot.builder().name(metric.exposed());
                histogram.help(metric.sentence());
                of.forEach(point -> histogram.dataPoint((HistogramDataPointSnapshot) point));
                yield histogram.build();
            }
        };
    }
}
