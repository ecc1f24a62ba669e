package dev.guildhall.store;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;

/// Whom a message calls. Each has an index of its own, in which the mentions lie by their messages' ids.
public sealed interface MentionTarget {
    record OfUser(UserId userId) implements MentionTarget {}

    record OfRole(RoleId roleId) implements MentionTarget {}

    /// `@everyone` and `@here`: who was online is not kept, so that both call the same people.
    record OfGuild(GuildId guildId) implements MentionTarget {}

    /// In private each message calls every recipient but its author.
    record OfPrivateChannel(ChannelId channelId) implements MentionTarget {}
}
