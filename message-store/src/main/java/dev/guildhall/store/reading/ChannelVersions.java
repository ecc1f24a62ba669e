package dev.guildhall.store.reading;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// Says whether messages of a channel may have changed between two moments: when its version is the same, they did not.
/// Channels share counters, 64 Ki of them (512 KiB): a change in one may look like a change in another, never the other
/// way round.
final class ChannelVersions {
    private static final int COUNTERS = 1 << 16;

    private final AtomicLongArray counters = new AtomicLongArray(COUNTERS);
    private final AtomicLong all = new AtomicLong();

    long of(ChannelId channel) {
        return counters.get(index(channel)) + all.get();
    }

    /// The commit is durable, or may be, and nobody has heard of it yet.
    void changed(Commit commit) {
        for (Change change : commit.changes()) {
            ChannelId channel = channel(change);
            if (channel != null) counters.incrementAndGet(index(channel));
        }
    }

    /// Nobody knows which.
    void allChanged() {
        all.incrementAndGet();
    }

    private static int index(ChannelId channel) {
        long mixed = channel.value() * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 48);
    }

    /// Whose messages change; null when those of none do.
    private static @Nullable ChannelId channel(Change change) {
        return switch (change) {
            case Change.PutMessage put -> put.message().channelId();
            case Change.DeleteMessage delete -> delete.channelId();
            default -> null;
        };
    }
}
