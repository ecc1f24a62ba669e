package dev.guildhall.common.guild;

import dev.guildhall.common.id.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What came last to a channel: its newest message ever, which may be deleted by now, and when the newest of the
/// messages that are pinned was.
public record ChannelLast(
        @Nullable MessageId message, @Nullable Instant pin) {
    /// Of a channel that nothing came to.
    public static final ChannelLast NOTHING = new ChannelLast(null, null);
}
