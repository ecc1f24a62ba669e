package dev.guildhall.store.rocks;

import java.time.Instant;
import java.time.InstantSource;
import org.rocksdb.RocksIterator;

/// Drops nonces that have run out, a few with every [#PUTS] that are put: a cursor goes round the family. A
/// round over R rows takes R × PUTS / ROWS = R / 4 puts, so at most about a third more rows than the live ones
/// are ever there.
final class NonceSweep {
    static final int PUTS = 64;
    static final int ROWS = 256;
    private static final byte[] START = {};

    private final Database database;
    private final InstantSource clock;
    private byte[] cursor = START;
    private int puts;

    NonceSweep(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    void onPut(Batch batch) {
        puts++;
        if (puts >= PUTS) {
            puts = 0;
            sweep(batch);
        }
    }

    private void sweep(Batch batch) {
        Instant now = clock.instant();
        try (RocksIterator rows = database.latest().iterator(Family.NONCES)) {
            rows.seek(cursor);
            for (int i = 0; i < ROWS && rows.isValid(); i++, rows.next()) {
                if (NonceRow.decode(rows.value()).expiredAt(now)) {
                    batch.delete(Family.NONCES, rows.key());
                }
            }
            View.check(rows);
            cursor = rows.isValid() ? rows.key() : START;
        }
    }
}
