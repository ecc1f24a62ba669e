package dev.guildhall.store;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;

/// Owners by number.
public final class Owners {
    private Owners() {}

    public static OwnerId guild(long id) {
        return new OwnerId.OfGuild(new GuildId(id));
    }

    public static OwnerId user(long id) {
        return new OwnerId.OfUser(new UserId(id));
    }

    public static OwnerId privateChannel(long id) {
        return new OwnerId.OfPrivateChannel(new ChannelId(id));
    }
}
