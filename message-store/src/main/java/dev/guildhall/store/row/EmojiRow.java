package dev.guildhall.store.row;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;

/// An emoji as bytes.
public final class EmojiRow {
    private static final int VERSION = 1;

    private EmojiRow() {}

    public static byte[] encode(Emoji emoji) {
        return new RowWriter(VERSION)
                .int64(emoji.id().value())
                .text(emoji.name())
                .each(emoji.roles(), (row, id) -> row.int64(id.value()))
                .int64(emoji.creatorId().value())
                .text(emoji.image().hex())
                .flag(emoji.animated())
                .bytes();
    }

    public static Emoji decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Emoji(
                new EmojiId(row.int64()),
                row.text(),
                row.each(each -> new RoleId(each.int64())),
                new UserId(row.int64()),
                new ContentHash(row.text()),
                row.flag());
    }
}
