package dev.guildhall.store.row;

import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;

/// A role as bytes.
public final class RoleRow {
    private static final int VERSION = 1;

    private RoleRow() {}

    public static byte[] encode(Role role) {
        return new RowWriter(VERSION)
                .int64(role.id().value())
                .text(role.name())
                .varint(role.color())
                .flag(role.hoist())
                .varint(role.position())
                .int64(role.permissions())
                .flag(role.mentionable())
                .flag(role.managed())
                .optional(role.icon(), RowWriter::text)
                .optional(role.unicodeEmoji(), RowWriter::text)
                .optional(role.botId(), (row, id) -> row.int64(id.value()))
                .varint(role.flags())
                .bytes();
    }

    public static Role decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Role(
                new RoleId(row.int64()),
                row.text(),
                row.int32(),
                row.flag(),
                row.int32(),
                row.int64(),
                row.flag(),
                row.flag(),
                row.optional(RowReader::text),
                row.optional(RowReader::text),
                row.optional(each -> new UserId(each.int64())),
                row.int32());
    }
}
