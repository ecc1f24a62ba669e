package dev.guildhall.store.rocks;

import dev.guildhall.store.Commit;
import dev.guildhall.store.OutboxEntry;
import dev.guildhall.store.row.CommitRow;
import dev.guildhall.store.row.RowReader;
import dev.guildhall.store.row.RowWriter;

/// A row of [Family#OUTBOX]: the epoch under which the commit was written, when, and the commit.
final class OutboxRow {
    private static final int VERSION = 1;

    private OutboxRow() {}

    static byte[] encode(long epoch, long atMs, Commit commit) {
        return new RowWriter(VERSION)
                .int64(epoch)
                .int64(atMs)
                .blob(CommitRow.encode(commit))
                .bytes();
    }

    static OutboxEntry decode(long number, byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        long epoch = row.int64();
        row.int64();
        return new OutboxEntry(epoch, number, CommitRow.decode(row.blob()));
    }

    static long atMs(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        row.int64();
        return row.int64();
    }
}
