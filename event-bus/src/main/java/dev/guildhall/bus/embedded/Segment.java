package dev.guildhall.bus.embedded;

/// A piece of a topic that is dropped as a whole: the records of the offsets `first` to `end() - 1`, without gaps.
///
/// @param bytes that its rows have
/// @param newestMs when its newest record was written, wall time
record Segment(long first, long count, long bytes, long newestMs) {
    static Segment empty(long first, long nowMs) {
        return new Segment(first, 0, 0, nowMs);
    }

    /// The first offset behind it.
    long end() {
        return first + count;
    }

    /// With one record more.
    Segment plus(int recordBytes, long nowMs) {
        return new Segment(first, count + 1, bytes + recordBytes, Math.max(newestMs, nowMs));
    }
}
