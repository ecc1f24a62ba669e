package dev.guildhall.store.row;

import dev.guildhall.common.guild.Member;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;

/// A membership as bytes.
public final class MemberRow {
    private static final int VERSION = 1;

    private MemberRow() {}

    public static byte[] encode(Member member) {
        return new RowWriter(VERSION)
                .int64(member.userId().value())
                .optional(member.nick(), RowWriter::text)
                .optional(member.avatar(), RowWriter::text)
                .each(member.roles(), (row, id) -> row.int64(id.value()))
                .instant(member.joinedAt())
                .flag(member.deaf())
                .flag(member.mute())
                .flag(member.pending())
                .optional(member.communicationDisabledUntil(), RowWriter::instant)
                .varint(member.flags())
                .bytes();
    }

    public static Member decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Member(
                new UserId(row.int64()),
                row.optional(RowReader::text),
                row.optional(RowReader::text),
                row.each(each -> new RoleId(each.int64())),
                row.instant(),
                row.flag(),
                row.flag(),
                row.flag(),
                row.optional(RowReader::instant),
                row.int32());
    }
}
