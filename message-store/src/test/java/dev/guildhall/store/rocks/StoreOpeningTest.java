package dev.guildhall.store.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.store.Await;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.ManualClock;
import dev.guildhall.store.OutboxEntry;
import dev.guildhall.store.OutboxPart;
import dev.guildhall.store.Owners;
import dev.guildhall.store.Rows;
import dev.guildhall.store.StoreNotOpened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class StoreOpeningTest {
    @TempDir
    Path folder;

    private RocksMessageStore open(Path directory) {
        return RocksStores.open(directory, new ManualClock());
    }

    @Test
    void foldersOnTheWayAreMade() {
        Path deep = folder.resolve("a/b/store");
        open(deep).close();

        assertThat(deep).isDirectory();
    }

    @Test
    void aFolderThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("store"), "not a folder");

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(StoreNotOpened.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("is a file");
    }

    @Test
    void aFolderBelowAFileIsNamed() throws IOException {
        Path below = Files.writeString(folder.resolve("file"), "").resolve("store");

        assertThatThrownBy(() -> open(below)).isInstanceOf(StoreNotOpened.class).hasMessageContaining(below.toString());
    }

    @Test
    void aStoreThatIsOpenIsNotOpenedAgain() {
        try (RocksMessageStore first = open(folder)) {
            assertThatThrownBy(() -> open(folder))
                    .isInstanceOf(StoreNotOpened.class)
                    .hasMessageContaining("open already");
            assertThat(Await.value(first.owners().lastNumber(Owners.guild(7)))).isZero();
        }
    }

    @Test
    void aStoreThatWasClosedIsOpenedAgain() {
        open(folder).close();
        open(folder).close();

        assertThat(folder).isDirectory();
    }

    @Test
    void damageIsToldInOneSentence() throws IOException {
        open(folder).close();
        Files.writeString(folder.resolve("CURRENT"), "nonsense");

        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(StoreNotOpened.class)
                .hasMessageContaining(folder.toString())
                .hasMessageEndingWith(".");
    }

    @Test
    void aNewerFormatIsRefusedAndLeftAlone() {
        open(folder).close();
        try (Database database = Database.open(RocksStores.config(folder).rocks())) {
            Batch batch = new Batch(database);
            batch.put(Family.META, Keys.utf8("format"), NumberRow.encode(Meta.FORMAT + 1));
            database.write(batch);
        }

        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(StoreNotOpened.class)
                .hasMessageContaining("newer version");
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(StoreNotOpened.class)
                .hasMessageContaining("newer version");
    }

    @Test
    void aFolderThatHasNoOutboxYetGetsOne() throws RocksDBException {
        open(folder).close();
        dropOutbox();

        try (RocksMessageStore store = open(folder)) {
            Commit commit = new Commit(Owners.guild(7), 1, List.of(new Change.PutMessage(Rows.message(5, 1, "one"))));
            Await.value(store.owners().commit(Await.value(store.owners().lease(Owners.guild(7))), commit));
            OutboxPart part = store.outbox().waiting().getFirst();
            assertThat(Await.value(part.read(10)))
                    .extracting(OutboxEntry::commit)
                    .containsExactly(commit);
        }
    }

    private void dropOutbox() throws RocksDBException {
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        for (Family family : Family.values()) {
            families.add(new ColumnFamilyDescriptor(family.storedName()));
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (DBOptions options = new DBOptions();
                RocksDB before = RocksDB.open(options, folder.toString(), families, handles)) {
            before.dropColumnFamily(handles.get(List.of(Family.values()).indexOf(Family.OUTBOX)));
            handles.forEach(ColumnFamilyHandle::close);
        }
    }

    @Test
    void aFamilyOfANewerVersionIsRefused() throws RocksDBException {
        try (Options options = new Options().setCreateIfMissing(true);
                RocksDB newer = RocksDB.open(options, folder.toString());
                ColumnFamilyHandle handle =
                        newer.createColumnFamily(new ColumnFamilyDescriptor(Keys.utf8("holograms")))) {
            assertThat(handle.getID()).isPositive();
        }

        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(StoreNotOpened.class)
                .hasMessageContaining("newer version");
    }
}
