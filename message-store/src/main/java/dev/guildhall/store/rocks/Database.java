package dev.guildhall.store.rocks;

import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.StoreUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// The opened RocksDB with its families. Whoever closes it makes sure that nobody reads or writes any more:
/// native memory does not forgive.
final class Database implements AutoCloseable {
    private final RocksDB rocks;
    private final Tuning tuning;
    private final Map<Family, ColumnFamilyHandle> handles;
    private final Map<Family, Integer> numbers;
    private final View latest;

    private Database(RocksDB rocks, Tuning tuning, Map<Family, ColumnFamilyHandle> handles) {
        this.rocks = rocks;
        this.tuning = tuning;
        this.handles = handles;
        this.numbers = numbers(handles);
        this.latest = View.latest(this);
    }

    /// Throws [dev.guildhall.store.StoreNotOpened].
    static Database open(StoreConfig.Rocks settings) {
        Path directory = settings.directory();
        StoreFolder.prepare(directory);
        NativeLibrary.load(directory);
        refuseUnknownFamilies(directory);
        Tuning tuning = new Tuning(settings);
        List<ColumnFamilyHandle> opened = new ArrayList<>();
        try {
            RocksDB rocks = RocksDB.open(tuning.database(), directory.toString(), descriptors(tuning), opened);
            return new Database(rocks, tuning, byFamily(opened));
        } catch (RocksDBException refusal) {
            tuning.close();
            throw StoreFolder.explain(directory, refusal);
        }
    }

    private static void refuseUnknownFamilies(Path directory) {
        if (!Files.exists(directory.resolve("CURRENT"))) {
            return;
        }
        try (Options options = new Options()) {
            for (byte[] name : RocksDB.listColumnFamilies(options, directory.toString())) {
                if (Family.named(name).isEmpty()) {
                    throw StoreFolder.newer(directory);
                }
            }
        } catch (RocksDBException refusal) {
            throw StoreFolder.explain(directory, refusal);
        }
    }

    private static List<ColumnFamilyDescriptor> descriptors(Tuning tuning) {
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        for (Family family : Family.values()) {
            descriptors.add(new ColumnFamilyDescriptor(family.storedName(), tuning.family()));
        }
        return descriptors;
    }

    private static Map<Family, ColumnFamilyHandle> byFamily(List<ColumnFamilyHandle> opened) {
        Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);
        Family[] families = Family.values();
        for (int i = 0; i < families.length; i++) {
            handles.put(families[i], opened.get(i));
        }
        return handles;
    }

    /// Asked once: each answer is a call into native code.
    private static Map<Family, Integer> numbers(Map<Family, ColumnFamilyHandle> handles) {
        Map<Family, Integer> numbers = new EnumMap<>(Family.class);
        handles.forEach((family, handle) -> numbers.put(family, handle.getID()));
        return numbers;
    }

    RocksDB rocks() {
        return rocks;
    }

    ColumnFamilyHandle handle(Family family) {
        return open(handles.get(family), family);
    }

    private static <T> T open(@Nullable T found, Family family) {
        if (found == null) {
            throw new IllegalStateException("the family " + family + " is not open");
        }
        return found;
    }

    /// RocksDB's number of it, by which [WriteRecords] name it.
    int number(Family family) {
        return open(numbers.get(family), family);
    }

    /// What is written by now; each read sees more than the one before.
    View latest() {
        return latest;
    }

    /// What is written by now, for several reads that must agree. The caller closes it.
    View frozen() {
        return View.frozen(this);
    }

    /// Returns when all of the batch is on disk. Throws [StoreUnavailable] when that is not known.
    void write(Batch batch) {
        write(batch, tuning.synced());
    }

    /// For what may be lost in a power failure. The log keeps its order: it is never there without what was written
    /// before it, and on disk with the next synced write. From any thread.
    void writeUnsynced(Batch batch) {
        write(batch, tuning.unsynced());
    }

    private void write(Batch batch, WriteOptions how) {
        try (WriteBatch rows = batch.sealed()) {
            rocks.write(how, rows);
        } catch (RocksDBException failure) {
            throw new StoreUnavailable("the disk did not take a write: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        rocks.cancelAllBackgroundWork(true);
        latest.close();
        handles.values().forEach(ColumnFamilyHandle::close);
        rocks.close();
        tuning.close();
    }
}
