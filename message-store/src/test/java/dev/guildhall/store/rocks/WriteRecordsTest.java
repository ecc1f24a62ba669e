package dev.guildhall.store.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// What the driver itself makes of the same rows is the measure: a driver that changes its form fails here, and
/// not in somebody's store.
@SuppressWarnings("NullAway.Init") // JUnit makes the folder, and opens before each test.
final class WriteRecordsTest {
    private static final byte[] KEY = Keys.of(7, 8);
    /// Its length takes a varint of two bytes.
    private static final byte[] VALUE = Keys.utf8("x".repeat(300));

    @TempDir
    Path folder;

    private Database database;
    private final WriteRecords records = new WriteRecords();
    private final WriteBatch drivers = new WriteBatch();

    @BeforeEach
    void open() {
        database = Database.open(RocksStores.config(folder).rocks());
    }

    @AfterEach
    void close() {
        drivers.close();
        database.close();
    }

    private void assertSame() throws RocksDBException {
        try (WriteBatch ours = records.toNative()) {
            assertThat(ours.data()).isEqualTo(drivers.data());
            assertThat(ours.count()).isEqualTo(drivers.count()).isEqualTo(records.count());
            assertThat(records.length()).isEqualTo(drivers.getDataSize());
        }
    }

    @Test
    void nothingIsTheDriversNothing() throws RocksDBException {
        assertSame();
    }

    @Test
    void everyKindOfRecordInEveryFamilyIsAsTheDriverWritesIt() throws RocksDBException {
        for (Family family : Family.values()) {
            ColumnFamilyHandle handle = database.handle(family);
            int number = database.number(family);
            records.put(number, KEY, VALUE);
            drivers.put(handle, KEY, VALUE);
            records.put(number, KEY, new byte[0]);
            drivers.put(handle, KEY, new byte[0]);
            records.delete(number, KEY);
            drivers.delete(handle, KEY);
            records.deleteRange(number, KEY, Keys.behind(KEY));
            drivers.deleteRange(handle, KEY, Keys.behind(KEY));
        }
        assertSame();
    }

    @Test
    void familiesBeyondOneByteOfAVarintAreRead() throws RocksDBException {
        records.put(300, KEY, VALUE);

        // 300 is AC 02 as a varint, behind the tag of a put that names its family.
        try (WriteBatch ours = records.toNative()) {
            assertThat(ours.data()).startsWith(0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0x05, 0xAC, 0x02, KEY.length);
        }
    }

    @Test
    void backAtTheMarkWhatFollowedItIsGone() throws RocksDBException {
        ColumnFamilyHandle handle = database.handle(Family.MESSAGES);
        int number = database.number(Family.MESSAGES);
        records.put(number, KEY, VALUE);
        drivers.put(handle, KEY, VALUE);
        records.mark();
        records.delete(number, KEY);
        records.put(number, KEY, VALUE);
        records.backToMark();
        records.delete(number, KEY);
        drivers.delete(handle, KEY);
        assertSame();
    }
}
