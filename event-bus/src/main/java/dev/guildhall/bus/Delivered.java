package dev.guildhall.bus;

/// A record as a group reads it. Partition and offset name it for good; offsets of a partition grow, not without
/// gaps.
public record Delivered(BusRecord record, int partition, long offset) {}
