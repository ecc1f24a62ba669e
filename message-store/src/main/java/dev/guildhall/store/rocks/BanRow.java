package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.id.UserId;

/// A ban as bytes.
final class BanRow {
    private static final int VERSION = 1;

    private BanRow() {}

    static byte[] encode(Ban ban) {
        return new RowWriter(VERSION)
                .int64(ban.userId().value())
                .optional(ban.reason(), RowWriter::text)
                .bytes();
    }

    static Ban decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Ban(new UserId(row.int64()), row.optional(RowReader::text));
    }
}
