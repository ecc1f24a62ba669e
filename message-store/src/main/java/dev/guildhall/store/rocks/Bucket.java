package dev.guildhall.store.rocks;

import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.Snowflake;
import java.time.Duration;

/// Ten days of one channel: the partition of messages. RocksDB alone would not need it; the layout is the same
/// on a store of partitions, where one that holds all of a channel grows without bound.
final class Bucket {
    private static final long WIDTH_MS = Duration.ofDays(10).toMillis();

    private Bucket() {}

    /// Counted from the snowflakes' epoch. The largest id is in 5090: it fits an int for good.
    static int of(long messageId) {
        return (int) ((messageId >>> Snowflake.TIME_SHIFT) / WIDTH_MS);
    }

    static int of(MessageId messageId) {
        return of(messageId.value());
    }
}
