package dev.guildhall.common.guild;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import org.jspecify.annotations.Nullable;

/// What a reply answers, or a forward shows.
public record MessageReference(
        MessageId messageId, ChannelId channelId, @Nullable GuildId guildId) {}
