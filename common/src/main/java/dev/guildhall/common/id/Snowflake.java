package dev.guildhall.common.id;

import java.time.Instant;
import java.util.OptionalLong;

/// The layout of an id: 42 bits of milliseconds since [#EPOCH_MS], 10 bits of worker, 12 bits of sequence.
/// Source: API reference, "Snowflakes".
public final class Snowflake {
    /// 2015-01-01T00:00:00Z.
    public static final long EPOCH_MS = 1_420_070_400_000L;

    public static final int WORKER_BITS = 10;
    public static final int SEQUENCE_BITS = 12;
    public static final int TIME_SHIFT = WORKER_BITS + SEQUENCE_BITS;
    private static final int DIGITS_MAX = 20;

    private Snowflake() {}

    /// Unix milliseconds at which the id was made.
    public static long timestampMs(long id) {
        return (id >>> TIME_SHIFT) + EPOCH_MS;
    }

    public static Instant timestamp(long id) {
        return Instant.ofEpochMilli(timestampMs(id));
    }

    /// The smallest id that can have been made at this instant or later: the cursor for "since".
    public static long floorOf(Instant instant) {
        return Math.max(0, instant.toEpochMilli() - EPOCH_MS) << TIME_SHIFT;
    }

    /// Reads the wire's decimal form; empty when it is not a snowflake (empty, signs, letters, more than 64
    /// bits, zero).
    public static OptionalLong parse(String text) {
        if (text.isEmpty() || text.length() > DIGITS_MAX || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        try {
            long value = Long.parseUnsignedLong(text);
            return value == 0 ? OptionalLong.empty() : OptionalLong.of(value);
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }
}
