package dev.guildhall.store.row;

import dev.guildhall.store.Commit;

/// A commit as bytes: what the journal keeps. Old nodes read what new ones wrote and the other way round as rows do:
/// see [RowWriter].
public final class CommitRow {
    private static final int VERSION = 1;

    private CommitRow() {}

    public static byte[] encode(Commit commit) {
        RowWriter row = new RowWriter(VERSION)
                .int8(OwnerCode.of(commit.owner()))
                .int64(commit.owner().number())
                .varint(commit.number());
        return row.each(commit.changes(), ChangeFields::write).bytes();
    }

    public static Commit decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Commit(OwnerCode.owner(row.int8(), row.int64()), row.varint(), row.each(ChangeFields::read));
    }
}
