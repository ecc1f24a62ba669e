package dev.guildhall.store.row;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.OwnerId;

/// The byte that stands for an owner's kind on disk.
public final class OwnerCode {
    private static final byte GUILD = 1;
    private static final byte USER = 2;
    private static final byte PRIVATE_CHANNEL = 3;

    private OwnerCode() {}

    public static byte of(OwnerId owner) {
        return switch (owner) {
            case OwnerId.OfGuild guild -> GUILD;
            case OwnerId.OfUser user -> USER;
            case OwnerId.OfPrivateChannel channel -> PRIVATE_CHANNEL;
        };
    }

    public static OwnerId owner(int code, long number) {
        return switch (code) {
            case GUILD -> new OwnerId.OfGuild(new GuildId(number));
            case USER -> new OwnerId.OfUser(new UserId(number));
            case PRIVATE_CHANNEL -> new OwnerId.OfPrivateChannel(new ChannelId(number));
            default -> throw new IllegalStateException("no kind of owner has the code " + code);
        };
    }
}
