package dev.guildhall.store.row;

import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.Snowflake;
import java.time.Duration;

/// Ten days of one channel: the partition of messages. RocksDB alone would not need it; the layout is the same
/// on a store of partitions, where one that holds all of a channel grows without bound.
public final class Bucket {
    private static final long WIDTH_MS = Duration.ofDays(10).toMillis();
    private static final long TIMES = 1L << (Long.SIZE - Snowflake.TIME_SHIFT);

    private Bucket() {}

    /// Counted from the snowflakes' epoch. The largest id is in 5090: it fits an int for good.
    public static int of(long messageId) {
        return (int) ((messageId >>> Snowflake.TIME_SHIFT) / WIDTH_MS);
    }

    public static int of(MessageId messageId) {
        return of(messageId.value());
    }

    /// The smallest id in it.
    public static long first(int bucket) {
        return (bucket * WIDTH_MS) << Snowflake.TIME_SHIFT;
    }

    /// The greatest id in it; in the last bucket the greatest of all.
    public static long last(int bucket) {
        return (Math.min((bucket + 1) * WIDTH_MS, TIMES) << Snowflake.TIME_SHIFT) - 1;
    }
}
