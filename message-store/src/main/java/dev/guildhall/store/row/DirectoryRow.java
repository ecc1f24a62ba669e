package dev.guildhall.store.row;

import dev.guildhall.store.OwnerId;

/// A channel's owner as bytes.
public final class DirectoryRow {
    private static final int VERSION = 1;

    private DirectoryRow() {}

    public static byte[] encode(OwnerId owner) {
        return new RowWriter(VERSION)
                .int8(OwnerCode.of(owner))
                .int64(owner.number())
                .bytes();
    }

    public static OwnerId decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return OwnerCode.owner(row.int8(), row.int64());
    }
}
