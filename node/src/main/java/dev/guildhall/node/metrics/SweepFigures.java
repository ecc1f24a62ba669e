package dev.guildhall.node.metrics;

import dev.guildhall.store.sweep.ContentSweep;
import dev.guildhall.store.sweep.SweepStats;

/// The sweep of attachments that nothing names.
public record SweepFigures(ContentSweep sweep) implements FigureSource {
    @Override
    public void readInto(Figures figures) {
        SweepStats stats = sweep.stats();
        figures.count(Metric.SWEEP_ROUNDS, stats.rounds());
        figures.count(Metric.SWEEP_LOOKED, stats.looked());
        figures.count(Metric.SWEEP_REMOVED, stats.removed());
        figures.count(Metric.SWEEP_REMOVED_BYTES, stats.removedBytes());
        figures.count(Metric.SWEEP_FORGOTTEN, stats.forgotten());
        figures.count(Metric.SWEEP_CROWDED, stats.crowded());
        figures.count(Metric.SWEEP_FAILURES, stats.failures());
    }
}
