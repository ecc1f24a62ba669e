package dev.guildhall.store.row;

import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.id.UserId;

/// A ban as bytes.
public final class BanRow {
    private static final int VERSION = 1;

    private BanRow() {}

    public static byte[] encode(Ban ban) {
        return new RowWriter(VERSION)
                .int64(ban.userId().value())
                .optional(ban.reason(), RowWriter::text)
                .bytes();
    }

    public static Ban decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Ban(new UserId(row.int64()), row.optional(RowReader::text));
    }
}
