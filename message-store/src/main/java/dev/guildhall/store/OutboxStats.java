package dev.guildhall.store;

/// What waits for the bus in the parts that this node owns. Read by the metrics page.
///
/// @param waiting about how many entries: those that nobody else hears of may be counted, too
/// @param oldestMs how long ago the oldest of them was committed, 0 when nothing waits; up to a second late
public record OutboxStats(long waiting, long oldestMs) {
    public static final OutboxStats NOTHING = new OutboxStats(0, 0);
}
