package dev.guildhall.store.rocks;

import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;

/// About how many bytes a commit adds to a batch: enough to bound what waits, without encoding it.
final class CommitWeight {
    /// A commit's own row, and what most changes take with their keys.
    static final long ROW_BYTES = 128;

    private CommitWeight() {}

    static long of(Commit commit) {
        long bytes = ROW_BYTES;
        for (Change change : commit.changes()) {
            bytes += ROW_BYTES + textOf(change);
        }
        return bytes;
    }

    private static long textOf(Change change) {
        return change instanceof Change.PutMessage put ? put.message().content().length() : 0;
    }
}
