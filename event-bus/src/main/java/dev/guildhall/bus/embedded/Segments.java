package dev.guildhall.bus.embedded;

import dev.guildhall.bus.BusConfig.Retention;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// The segments of one topic, oldest first; the last one grows. Pure: whoever calls writes down what changed.
final class Segments {
    /// Records leave by a sixteenth of what is kept.
    private static final int PIECES = 16;

    private final Retention retention;
    private final ArrayDeque<Segment> kept;
    private long bytes;

    /// @param kept in the order of their offsets; a topic without any begins at 0
    Segments(Retention retention, List<Segment> kept) {
        this.retention = retention;
        this.kept = new ArrayDeque<>(kept);
        if (kept.isEmpty()) this.kept.add(Segment.empty(0, 0));
        kept.forEach(segment -> bytes += segment.bytes());
    }

    /// The oldest offset that is kept, or the one that will be.
    long first() {
        return kept.getFirst().first();
    }

    /// The offset that the next record gets.
    long end() {
        return kept.getLast().end();
    }

    long bytes() {
        return bytes;
    }

    /// Takes a record in at [#end()] and returns its segment, as it is now.
    Segment append(int recordBytes, long nowMs) {
        if (kept.getLast().bytes() >= retention.bytesMax() / PIECES) kept.addLast(Segment.empty(end(), nowMs));
        Segment grown = kept.removeLast().plus(recordBytes, nowMs);
        kept.addLast(grown);
        bytes += recordBytes;
        return grown;
    }

    /// Takes out the oldest segment when there is too much of the topic, or when all of the segment is too old:
    /// call it until there is none. One that grows is never too much, as what it holds is the newest.
    Optional<Segment> drop(long nowMs) {
        Segment oldest = kept.getFirst();
        boolean tooMuch = bytes > retention.bytesMax() && kept.size() > 1;
        boolean tooOld = oldest.count() > 0
                && oldest.newestMs() < nowMs - retention.ageMax().toMillis();
        if (!tooMuch && !tooOld) return Optional.empty();
        kept.removeFirst();
        bytes -= oldest.bytes();
        if (kept.isEmpty()) kept.addLast(Segment.empty(oldest.end(), nowMs));
        return Optional.of(oldest);
    }

    /// The one that grows.
    Segment last() {
        return kept.getLast();
    }
}
