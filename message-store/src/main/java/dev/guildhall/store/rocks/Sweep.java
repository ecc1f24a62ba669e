package dev.guildhall.store.rocks;

import java.time.Instant;
import java.time.InstantSource;
import org.rocksdb.RocksIterator;

/// Drops rows of a family that have run out, a few with every [#PUTS] that are put: a cursor goes round the family.
/// A round over R rows takes R × PUTS / ROWS = R / 4 puts, so at most about a third more rows than the live ones
/// are ever there.
final class Sweep {
    static final int PUTS = 64;
    static final int ROWS = 256;
    private static final byte[] START = {};

    private final Database database;
    private final Family family;
    private final InstantSource clock;
    private final Expiry expiry;
    private byte[] cursor = START;
    private int puts;

    Sweep(Database database, Family family, InstantSource clock, Expiry expiry) {
        this.database = database;
        this.family = family;
        this.clock = clock;
        this.expiry = expiry;
    }

    /// Whether a row has run out.
    @FunctionalInterface
    interface Expiry {
        boolean over(byte[] key, byte[] row, Instant now);
    }

    /// Called before the row is put: the sweep reads what is on disk, and must not delete a row that this batch renews.
    void onPut(Batch batch) {
        puts++;
        if (puts >= PUTS) {
            puts = 0;
            sweep(batch);
        }
    }

    private void sweep(Batch batch) {
        Instant now = clock.instant();
        try (RocksIterator rows = database.latest().iterator(family)) {
            rows.seek(cursor);
            for (int i = 0; i < ROWS && rows.isValid(); i++, rows.next()) {
                if (expiry.over(rows.key(), rows.value(), now)) {
                    batch.delete(family, rows.key());
                }
            }
            View.check(rows);
            cursor = rows.isValid() ? rows.key() : START;
        }
    }
}
