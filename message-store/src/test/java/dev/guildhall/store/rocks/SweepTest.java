package dev.guildhall.store.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.Change;
import dev.guildhall.store.ManualClock;
import dev.guildhall.store.row.NonceRow;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksIterator;

@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class SweepTest {
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();

    private static int rows(Database database) {
        int count = 0;
        try (RocksIterator rows = database.latest().iterator(Family.NONCES)) {
            for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                count++;
            }
        }
        return count;
    }

    private void put(Database database, MessageWrites writes, int first, int count) {
        for (int i = first; i < first + count; i++) {
            Batch batch = new Batch(database);
            Nonce nonce = new Nonce("nonce " + i, false);
            writes.put(
                    new Change.PutNonce(
                            new ChannelId(5),
                            new UserId(11),
                            nonce,
                            new MessageId(i),
                            clock.instant().plus(REMEMBERED)),
                    batch);
            database.write(batch);
        }
    }

    @Test
    void whatHasRunOutGoesAsNewOnesCome() {
        try (Database database = Database.open(RocksStores.config(folder).rocks())) {
            MessageWrites writes = new MessageWrites(
                    new ChannelEdges(database),
                    new ReactionWrites(database),
                    new Sweep(
                            database,
                            Family.NONCES,
                            clock,
                            (key, row, now) -> NonceRow.decode(row).expiredAt(now)));
            put(database, writes, 0, 1000);
            assertThat(rows(database)).isEqualTo(1000);

            clock.pass(REMEMBERED);
            // Two rounds of the cursor over fewer than 1400 rows, 256 with each 64 puts.
            put(database, writes, 1000, 700);
            assertThat(rows(database)).isEqualTo(700);
        }
    }
}
