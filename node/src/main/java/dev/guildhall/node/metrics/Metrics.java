package dev.guildhall.node.metrics;

import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The page that Prometheus scrapes: the figures of the node's parts, and Micrometer's of the JVM and the
/// process.
///
/// Nothing is made before the first scrape: a start does not wait for it, and a node that nobody watches does not
/// pay for it. What the JVM tells by notices only (pauses of the collector) is so counted from then on.
public final class Metrics implements AutoCloseable {
    private final List<FigureSource> sources = new CopyOnWriteArrayList<>();
    private @Nullable PrometheusMeterRegistry registry;
    private @Nullable JvmGcMetrics collector;

    public void add(FigureSource source) {
        sources.add(source);
    }

    /// In Prometheus' text format, version 0.0.4, as UTF-8. One scrape at a time.
    public synchronized byte[] page() {
        return open().scrape().getBytes(StandardCharsets.UTF_8);
    }

    private PrometheusMeterRegistry open() {
        PrometheusMeterRegistry known = registry;
        if (known != null) return known;
        PrometheusMeterRegistry made = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry = made;
        made.getPrometheusRegistry().register((MultiCollector) this::read);
        JvmGcMetrics pauses = new JvmGcMetrics();
        collector = pauses;
        pauses.bindTo(made);
        new JvmMemoryMetrics().bindTo(made);
        new JvmThreadMetrics().bindTo(made);
        new ClassLoaderMetrics().bindTo(made);
        new ProcessorMetrics().bindTo(made);
        new FileDescriptorMetrics().bindTo(made);
        new UptimeMetrics().bindTo(made);
        return made;
    }

    private MetricSnapshots read() {
        Figures figures = new Figures();
        sources.forEach(source -> source.readInto(figures));
        return figures.snapshots();
    }

    /// Stops listening to the JVM.
    @Override
    public synchronized void close() {
        if (collector != null) collector.close();
        if (registry != null) registry.close();
    }
}
