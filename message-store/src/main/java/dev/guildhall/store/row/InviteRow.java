package dev.guildhall.store.row;

import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;

/// An invite as bytes.
public final class InviteRow {
    private static final int VERSION = 1;

    private InviteRow() {}

    public static byte[] encode(Invite invite) {
        return new RowWriter(VERSION)
                .text(invite.code())
                .int64(invite.guildId().value())
                .int64(invite.channelId().value())
                .int64(invite.inviterId().value())
                .varint(invite.maxAgeSeconds())
                .varint(invite.maxUses())
                .varint(invite.uses())
                .flag(invite.temporary())
                .instant(invite.createdAt())
                .bytes();
    }

    public static Invite decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Invite(
                row.text(),
                new GuildId(row.int64()),
                new ChannelId(row.int64()),
                new UserId(row.int64()),
                row.int32(),
                row.int32(),
                row.int32(),
                row.flag(),
                row.instant());
    }
}
