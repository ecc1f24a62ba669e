package dev.guildhall.common.personal;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a user has read one channel.
///
/// @param lastMessageId null when only its pins were seen
/// @param mentionCount as the client last said, for its other sessions; READY counts anew
/// @param lastPin the newest pin that the user saw
/// @param lastViewed days since 2015, as the client counts them
/// @param version of the user's read states as a whole: grows with each change of any
public record ReadState(
        ChannelId channelId,
        @Nullable MessageId lastMessageId,
        int mentionCount,
        @Nullable Instant lastPin,
        int flags,
        int lastViewed,
        long version) {
    /// Of a channel that the user never opened.
    public static ReadState unread(ChannelId channelId) {
        return new ReadState(channelId, null, 0, null, 0, 0, 0);
    }
}
