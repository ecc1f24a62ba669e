package dev.guildhall.store.row;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.MentionTarget;

/// Whom a message calls, as a kind and an id: within rows, and in keys.
public final class MentionTargetFields {
    private static final byte USER = 1;
    private static final byte ROLE = 2;
    private static final byte GUILD = 3;
    private static final byte PRIVATE_CHANNEL = 4;

    private MentionTargetFields() {}

    static void write(RowWriter row, MentionTarget target) {
        row.int8(kind(target)).int64(id(target));
    }

    static MentionTarget read(RowReader row) {
        return target(row.int8(), row.int64());
    }

    public static byte kind(MentionTarget target) {
        return switch (target) {
            case MentionTarget.OfUser _ -> USER;
            case MentionTarget.OfRole _ -> ROLE;
            case MentionTarget.OfGuild _ -> GUILD;
            case MentionTarget.OfPrivateChannel _ -> PRIVATE_CHANNEL;
        };
    }

    public static long id(MentionTarget target) {
        return switch (target) {
            case MentionTarget.OfUser of -> of.userId().value();
            case MentionTarget.OfRole of -> of.roleId().value();
            case MentionTarget.OfGuild of -> of.guildId().value();
            case MentionTarget.OfPrivateChannel of -> of.channelId().value();
        };
    }

    public static MentionTarget target(int kind, long id) {
        return switch (kind) {
            case USER -> new MentionTarget.OfUser(new UserId(id));
            case ROLE -> new MentionTarget.OfRole(new RoleId(id));
            case GUILD -> new MentionTarget.OfGuild(new GuildId(id));
            case PRIVATE_CHANNEL -> new MentionTarget.OfPrivateChannel(new ChannelId(id));
            default -> throw new IllegalStateException("no kind of target has the code " + kind);
        };
    }
}
