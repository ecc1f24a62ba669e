package dev.guildhall.common.personal;

/// What one user wants of another. Two users are friends when both want it, and neither decides for the other.
public enum Stance {
    NONE,
    WANTS,
    /// Told to the other one as [#NONE].
    BLOCKS;

    /// What the other one is told.
    public Stance told() {
        return this == BLOCKS ? NONE : this;
    }
}
