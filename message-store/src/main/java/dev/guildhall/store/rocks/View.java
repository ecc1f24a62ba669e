package dev.guildhall.store.rocks;

import dev.guildhall.store.StoreUnavailable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;

/// Reads, either of the newest state or of one moment. Every method throws [StoreUnavailable] when the disk fails.
final class View implements AutoCloseable {
    private final Database database;
    private final ReadOptions options = new ReadOptions();
    private final @Nullable Snapshot snapshot;

    private View(Database database, @Nullable Snapshot snapshot) {
        this.database = database;
        this.snapshot = snapshot;
        if (snapshot != null) {
            options.setSnapshot(snapshot);
        }
    }

    static View latest(Database database) {
        return new View(database, null);
    }

    static View frozen(Database database) {
        return new View(database, database.rocks().getSnapshot());
    }

    Optional<byte[]> get(Family family, byte[] key) {
        try {
            return Optional.ofNullable(database.rocks().get(database.handle(family), options, key));
        } catch (RocksDBException failure) {
            throw unreadable(failure);
        }
    }

    /// What `row` makes of those of `keys` that exist, in their order.
    <T> List<T> getAll(Family family, List<byte[]> keys, BiFunction<byte[], byte[], T> row) {
        if (keys.isEmpty()) {
            return List.of();
        }
        List<T> found = new ArrayList<>(keys.size());
        List<byte[]> values = values(family, keys);
        for (int i = 0; i < keys.size(); i++) {
            byte[] value = values.get(i);
            if (value != null) {
                found.add(row.apply(keys.get(i), value));
            }
        }
        return found;
    }

    private List<byte[]> values(Family family, List<byte[]> keys) {
        try {
            return database.rocks()
                    .multiGetAsList(options, Collections.nCopies(keys.size(), database.handle(family)), keys);
        } catch (RocksDBException failure) {
            throw unreadable(failure);
        }
    }

    /// Rows whose key starts with `prefix` and is greater than `after`, ascending, at most `limit`.
    <T> List<T> scan(Family family, byte[] prefix, byte[] after, int limit, BiFunction<byte[], byte[], T> row) {
        List<T> found = new ArrayList<>();
        try (RocksIterator rows = iterator(family)) {
            for (rows.seek(justBehind(after)); found.size() < limit && within(rows, prefix); rows.next()) {
                found.add(row.apply(rows.key(), rows.value()));
            }
            check(rows);
        }
        return found;
    }

    /// All rows whose key starts with `prefix`, ascending.
    <T> List<T> scan(Family family, byte[] prefix, BiFunction<byte[], byte[], T> row) {
        return scan(family, prefix, prefix, Integer.MAX_VALUE, row);
    }

    RocksIterator iterator(Family family) {
        return database.rocks().newIterator(database.handle(family), options);
    }

    static boolean within(RocksIterator rows, byte[] prefix) {
        return rows.isValid() && Keys.startsWith(rows.key(), prefix);
    }

    /// An iterator that failed looks like one that ended.
    static void check(RocksIterator rows) {
        try {
            rows.status();
        } catch (RocksDBException failure) {
            throw unreadable(failure);
        }
    }

    private static byte[] justBehind(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }

    private static StoreUnavailable unreadable(RocksDBException failure) {
        return new StoreUnavailable("the disk did not give a row: " + failure.getMessage(), failure);
    }

    @Override
    public void close() {
        options.close();
        if (snapshot != null) {
            database.rocks().releaseSnapshot(snapshot);
        }
    }
}
