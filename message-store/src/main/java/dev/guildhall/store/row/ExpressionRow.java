package dev.guildhall.store.row;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.store.GuildRows.Pictured;

/// Whose an emoji or a sticker is, and its picture, as bytes. Its id is the key.
public final class ExpressionRow {
    private static final int VERSION = 1;

    private ExpressionRow() {}

    public static byte[] encode(Pictured pictured) {
        return new RowWriter(VERSION)
                .int64(pictured.guildId().value())
                .text(pictured.image().hex())
                .bytes();
    }

    public static Pictured decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Pictured(new GuildId(row.int64()), new ContentHash(row.text()));
    }
}
