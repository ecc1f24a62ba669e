package dev.guildhall.node.metrics;

import dev.guildhall.common.health.Health;
import dev.guildhall.common.health.Readiness;
import java.util.Objects;
import java.util.function.Supplier;

/// The node as a whole.
public record NodeFigures(Supplier<Readiness> health) implements FigureSource {
    /// Of classes that lie beside a jar, as in a test.
    private static final String UNBUILT = "unbuilt";

    @Override
    public void readInto(Figures figures) {
        String version = NodeFigures.class.getPackage().getImplementationVersion();
        figures.info(Metric.BUILD_INFO, Objects.requireNonNullElse(version, UNBUILT));
        Readiness now = health.get();
        figures.gauge(Metric.READY, now.ready() ? 1 : 0);
        now.parts().forEach((name, part) -> figures.gauge(Metric.PART_HEALTH, height(part.state()), name));
    }

    private static int height(Health.State state) {
        return switch (state) {
            case DOWN -> 0;
            case DEGRADED -> 1;
            case UP -> 2;
        };
    }
}
