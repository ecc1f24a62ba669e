package dev.guildhall.store.row;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.StickerFormat;

/// A sticker as bytes.
public final class StickerRow {
    private static final int VERSION = 1;

    private StickerRow() {}

    public static byte[] encode(Sticker sticker) {
        return new RowWriter(VERSION)
                .int64(sticker.id().value())
                .text(sticker.name())
                .optional(sticker.description(), RowWriter::text)
                .text(sticker.tags())
                .varint(sticker.format().code())
                .int64(sticker.creatorId().value())
                .text(sticker.image().hex())
                .bytes();
    }

    public static Sticker decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Sticker(
                new StickerId(row.int64()),
                row.text(),
                row.optional(RowReader::text),
                row.text(),
                format(row.int32()),
                new UserId(row.int64()),
                new ContentHash(row.text()));
    }

    public static StickerFormat format(int code) {
        return StickerFormat.of(code)
                .orElseThrow(() -> new IllegalStateException("no sticker has a format of code " + code));
    }
}
