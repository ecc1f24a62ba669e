package dev.guildhall.common.personal;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import org.jspecify.annotations.Nullable;

/// The user has read a channel up to a message. What is null keeps what is stored.
///
/// @param manual the user marked it so, which may go back to an older message
public record Ack(
        ChannelId channelId,
        MessageId messageId,
        boolean manual,
        @Nullable Integer mentionCount,
        @Nullable Integer flags,
        @Nullable Integer lastViewed) {}
