package dev.guildhall.node.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The page, byte by byte where it matters.
final class MetricsTest {
    private static final long MS = 1_000_000;

    private final Metrics metrics = new Metrics();

    @AfterEach
    void close() {
        metrics.close();
    }

    private List<String> linesOf(Metric metric) {
        return new String(metrics.page(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(metric.exposed()))
                .toList();
    }

    @Test
    void counterIsReadAnewForEachScrape() {
        AtomicLong resumes = new AtomicLong(3);
        metrics.add(figures -> figures.count(Metric.GATEWAY_RESUMES, resumes.get()));
        assertThat(linesOf(Metric.GATEWAY_RESUMES))
                .containsExactly(
                        "# HELP guildhall_gateway_resumes_total Lost sessions taken up again without a hole.",
                        "# TYPE guildhall_gateway_resumes_total counter",
                        "guildhall_gateway_resumes_total 3.0");
        resumes.set(4);
        assertThat(linesOf(Metric.GATEWAY_RESUMES)).contains("guildhall_gateway_resumes_total 4.0");
    }

    @Test
    void gaugeHasItsLabels() {
        metrics.add(figures -> figures.gauge(Metric.CACHE_ENTRIES, 7, "channels"));
        assertThat(linesOf(Metric.CACHE_ENTRIES))
                .contains("# TYPE guildhall_cache_entries gauge", "guildhall_cache_entries{cache=\"channels\"} 7.0");
    }

    @Test
    void summaryIsACountAndASumInSeconds() {
        metrics.add(figures -> figures.summary(Metric.STORE_SYNCS, 4, 250 * MS));
        assertThat(linesOf(Metric.STORE_SYNCS))
                .contains(
                        "# TYPE guildhall_store_sync_seconds summary",
                        "guildhall_store_sync_seconds_count 4",
                        "guildhall_store_sync_seconds_sum 0.25");
    }

    @Test
    void histogramCountsUpToEachBound() {
        List<Duration> bounds = List.of(Duration.ofMillis(1), Duration.ofMillis(5));
        metrics.add(figures ->
                figures.histogram(Metric.CQL_STATEMENTS, bounds, List.of(2L, 3L, 1L), 500 * MS, "node_read", "read"));
        assertThat(linesOf(Metric.CQL_STATEMENTS))
                .contains(
                        "# TYPE guildhall_cql_statement_seconds histogram",
                        "guildhall_cql_statement_seconds_bucket{kind=\"read\",statement=\"node_read\",le=\"0.001\"} 2",
                        "guildhall_cql_statement_seconds_bucket{kind=\"read\",statement=\"node_read\",le=\"0.005\"} 5",
                        "guildhall_cql_statement_seconds_bucket{kind=\"read\",statement=\"node_read\",le=\"+Inf\"} 6",
                        "guildhall_cql_statement_seconds_count{kind=\"read\",statement=\"node_read\"} 6",
                        "guildhall_cql_statement_seconds_sum{kind=\"read\",statement=\"node_read\"} 0.5");
    }

    /// The library refuses names that it finds misleading, at the scrape.
    @ParameterizedTest
    @EnumSource
    void everyMetricCanBeWritten(Metric metric) {
        String[] tags = metric.tags().stream().map(tag -> "x").toArray(String[]::new);
        metrics.add(figures -> {
            switch (metric.type()) {
                case COUNTER -> figures.count(metric, 1, tags);
                case GAUGE -> figures.gauge(metric, 1, tags);
                case INFO -> figures.info(metric, tags);
                case SUMMARY -> figures.summary(metric, 1, MS, tags);
                case HISTOGRAM -> figures.histogram(metric, List.of(Duration.ofMillis(1)), List.of(1L, 0L), MS, tags);
            }
        });
        String type = metric.type() == Metric.Type.INFO
                ? "gauge"
                : metric.type().name().toLowerCase(Locale.ROOT);
        assertThat(linesOf(metric))
                .contains(
                        "# HELP " + metric.exposed() + " " + metric.sentence(),
                        "# TYPE " + metric.exposed() + " " + type);
    }

    @Test
    void whatTheEnumDoesNotSayIsABug() {
        Figures figures = new Figures();
        assertThatThrownBy(() -> figures.gauge(Metric.GATEWAY_RESUMES, 1)).hasMessageContaining("COUNTER");
        assertThatThrownBy(() -> figures.gauge(Metric.CACHE_ENTRIES, 1)).hasMessageContaining("[cache]");
    }

    @Test
    void jvmAndProcessAreThereToo() {
        assertThat(new String(metrics.page(), StandardCharsets.UTF_8))
                .contains("jvm_memory_used_bytes{")
                .contains("jvm_threads_live_threads ")
                .contains("jvm_classes_loaded_classes ")
                .contains("jvm_gc_")
                .contains("process_files_open_files ")
                .contains("process_cpu_usage ")
                .contains("process_uptime_seconds ");
    }
}
