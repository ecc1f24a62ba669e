package dev.guildhall.node.metrics;

/// A part of the node, read when somebody scrapes. Reads figures that are kept anyway: it waits for nothing, and
/// costs nothing between two scrapes.
@FunctionalInterface
public interface FigureSource {
    /// Called by one thread at a time.
    void readInto(Figures figures);
}
