package dev.guildhall.ratelimit;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Parts with a lock each, so that event loops rarely meet: a key always belongs to the same part.
///
/// @param parts a power of two of them
public record Striped<P>(List<P> parts) {

    private static final int PARTS_MAX = 128;
    private static final int ENTRIES_PER_PART = 64;

    public Striped {
        parts = List.copyOf(parts);
        if (Integer.bitCount(parts.size()) != 1)
            throw new IllegalArgumentException("not a power of two: " + parts.size());
    }

    /// As many parts as a bound of `entriesMax` deserves: with less than 64 entries a part would reach its
    /// share of the bound by bad luck alone.
    public static int partsFor(int entriesMax) {
        return Integer.highestOneBit(Math.clamp(entriesMax / ENTRIES_PER_PART, 1, PARTS_MAX));
    }

    public static <P> Striped<P> of(int parts, Supplier<P> part) {
        return new Striped<>(Stream.generate(part).limit(parts).toList());
    }

    /// The multiplication spreads snowflakes, whose low bits are nearly always 0, over the high bits, which are used.
    public P of(Object key) {
        int mixed = key.hashCode() * 0x9E3779B9;
        return parts.get((int) (((mixed & 0xFFFFFFFFL) * parts.size()) >>> 32));
    }
}
