package dev.guildhall.channel;

import dev.guildhall.store.PrivateChannelRows.PrivateChannelRecord;
import org.jspecify.annotations.Nullable;

/// What a private channel keeps through a crash of its actor beyond what every owner does: what was published.
final class PrivateContinuity {
    private @Nullable PrivateChannelRecord published;

    /// The channel after the last change that left; null when nobody has opened it.
    @Nullable
    PrivateChannelRecord published() {
        return published;
    }

    void publish(@Nullable PrivateChannelRecord record) {
        published = record;
    }
}
