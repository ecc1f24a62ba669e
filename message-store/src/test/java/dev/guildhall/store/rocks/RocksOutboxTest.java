package dev.guildhall.store.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.store.Await;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.OutboxContract;
import dev.guildhall.store.OutboxEntry;
import dev.guildhall.store.OutboxPart;
import dev.guildhall.store.OutboxPlace;
import dev.guildhall.store.Rows;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class RocksOutboxTest extends OutboxContract {
    @TempDir
    Path folder;

    @Override
    protected OutboxPlace place() {
        return new RocksOutboxPlace(folder);
    }

    private Database database() {
        return Database.open(RocksStores.config(folder.resolve("alone")).rocks());
    }

    private static Commit commit(long number, int length) {
        return new Commit(GUILD, number, List.of(new Change.PutMessage(Rows.message(5, number, "x".repeat(length)))));
    }

    private static void write(Database database, RocksOutbox outbox, Commit commit) {
        byte[] row = outbox.encoded(commit);
        assertThat(row).isNotNull();
        if (row != null) {
            Batch batch = new Batch(database);
            outbox.put(row, batch);
            assertThat(outbox.waiting()).isEmpty();
            database.write(batch);
        }
    }

    @Test
    void anEntryIsThereWithItsWriteAndNotBefore() {
        try (Database database = database()) {
            Reads reads = new Reads(database, RocksStores.config(folder).rocks(), new StoreCounters(), () -> 0);
            RocksOutbox outbox = new RocksOutbox(database, reads, () -> Instant.EPOCH, 3);
            byte[] row = outbox.encoded(commit(1, 10));
            Batch failed = new Batch(database);
            outbox.put(row == null ? new byte[0] : row, failed);
            assertThat(Await.value(outbox.read(10))).isEmpty();

            // The first batch never came to the disk: its number is left out.
            write(database, outbox, commit(1, 10));
            outbox.durable();
            assertThat(Await.value(outbox.read(10))).containsExactly(new OutboxEntry(3, 2, commit(1, 10)));
            reads.close();
        }
    }

    @Test
    void oneReadingWeighsNoMoreThanItMay() {
        try (Database database = database()) {
            Reads reads = new Reads(database, RocksStores.config(folder).rocks(), new StoreCounters(), () -> 0);
            RocksOutbox outbox = new RocksOutbox(database, reads, () -> Instant.EPOCH, 3);
            write(database, outbox, commit(1, 5 << 20));
            write(database, outbox, commit(2, 3 << 20));
            write(database, outbox, commit(3, 3 << 20));
            outbox.durable();

            OutboxPart part = outbox.waiting().getFirst();
            for (long number = 1; number <= 3; number++) {
                List<OutboxEntry> entries = Await.value(part.read(10));
                assertThat(entries).extracting(OutboxEntry::number).containsExactly(number);
                part.taken(entries.getFirst());
            }
            assertThat(outbox.waiting()).isEmpty();
            reads.close();
        }
    }

    @Test
    void whatWasTakenLeavesTheDiskWithTheMark() {
        try (Database database = database()) {
            Reads reads = new Reads(database, RocksStores.config(folder).rocks(), new StoreCounters(), () -> 0);
            RocksOutbox outbox = new RocksOutbox(database, reads, () -> Instant.EPOCH, 3);
            for (long number = 1; number <= 5; number++) {
                write(database, outbox, commit(number, 10));
            }
            outbox.durable();
            outbox.taken(Await.value(outbox.read(3)).getLast());
            assertThat(rows(database)).isEqualTo(5);

            outbox.writeTaken();
            assertThat(rows(database)).isEqualTo(2);
            assertThat(Meta.outboxTaken(database.latest())).isEqualTo(3);
            reads.close();
        }
    }

    private static int rows(Database database) {
        return database.latest()
                .scan(Family.OUTBOX, new byte[0], (key, row) -> key)
                .size();
    }
}
