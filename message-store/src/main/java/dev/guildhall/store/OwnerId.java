package dev.guildhall.store;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;

/// Who changes durable things: one actor, one writer.
public sealed interface OwnerId {
    record OfGuild(GuildId id) implements OwnerId {}

    record OfUser(UserId id) implements OwnerId {}

    record OfPrivateChannel(ChannelId id) implements OwnerId {}

    /// The id's number, whatever its kind.
    default long number() {
        return switch (this) {
            case OfGuild guild -> guild.id().value();
            case OfUser user -> user.id().value();
            case OfPrivateChannel channel -> channel.id().value();
        };
    }
}
