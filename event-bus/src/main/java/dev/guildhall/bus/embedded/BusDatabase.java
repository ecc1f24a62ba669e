package dev.guildhall.bus.embedded;

import dev.guildhall.bus.BusNotOpened;
import dev.guildhall.bus.BusUnavailable;
import dev.guildhall.bus.Delivered;
import dev.guildhall.bus.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The opened RocksDB. Any thread may call: what comes after [#close()] fails with [BusUnavailable], as does what
/// the disk does not take or give.
final class BusDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BusDatabase.class);

    /// Raised when rows change in a way that older versions cannot read.
    private static final long FORMAT = 1;

    private static final byte[] FORMAT_KEY = "format".getBytes(StandardCharsets.UTF_8);

    /// A piece of work in the database.
    @FunctionalInterface
    private interface Use<T> {
        T on(RocksDB rocks) throws RocksDBException;
    }

    /// Closing frees native memory, which does not forgive whoever is still in there.
    private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();

    private final Tuning tuning;
    private final RocksDB rocks;
    private final ColumnFamilyHandle meta;
    private final ColumnFamilyHandle records;
    private final ColumnFamilyHandle segments;
    private final ColumnFamilyHandle offsets;
    private boolean closed;

    private BusDatabase(Tuning tuning, RocksDB rocks, List<ColumnFamilyHandle> families) {
        this.tuning = tuning;
        this.rocks = rocks;
        this.meta = families.get(0);
        this.records = families.get(1);
        this.segments = families.get(2);
        this.offsets = families.get(3);
    }

    /// Throws [BusNotOpened].
    static BusDatabase open(Path directory) {
        prepare(directory);
        NativeLibrary.load(directory);
        Tuning tuning = new Tuning();
        List<ColumnFamilyHandle> families = new ArrayList<>();
        BusDatabase database;
        try {
            RocksDB rocks = RocksDB.open(tuning.database(), directory.toString(), descriptors(tuning), families);
            database = new BusDatabase(tuning, rocks, families);
        } catch (RocksDBException refusal) {
            tuning.close();
            throw explain(directory, refusal);
        }
        database.checkFormat(directory);
        return database;
    }

    private static void prepare(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException refused) {
            throw new BusNotOpened(
                    "The bus's folder " + directory + " cannot be made ("
                            + refused.getClass().getSimpleName() + ": " + refused.getMessage() + ").",
                    refused);
        }
    }

    private static List<ColumnFamilyDescriptor> descriptors(Tuning tuning) {
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        // RocksDB insists on a family called default. The names are on disk: they never change.
        for (String name : List.of("default", "records", "segments", "offsets")) {
            descriptors.add(new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.UTF_8), tuning.family()));
        }
        return descriptors;
    }

    private static BusNotOpened explain(Path directory, RocksDBException refusal) {
        String message = String.valueOf(refusal.getMessage());
        // Its words when another process has the file, and when this one has.
        if (message.contains("While lock file") || message.contains("lock hold by current process")) {
            return new BusNotOpened(
                    "The bus in " + directory + " is open already: another node is running on it.", refusal);
        }
        return new BusNotOpened("The bus in " + directory + " cannot be opened: " + message + ".", refusal);
    }

    private void checkFormat(Path directory) {
        byte[] format = use(rocks -> {
            byte[] found = rocks.get(meta, FORMAT_KEY);
            if (found == null) rocks.put(meta, tuning.synced(), FORMAT_KEY, Rows.number(FORMAT));
            return found == null ? Rows.number(FORMAT) : found;
        });
        if (Rows.number(format) > FORMAT) {
            close();
            throw new BusNotOpened("The bus in " + directory
                    + " was written by a newer version of Guildhall: start that one, or name another folder.");
        }
    }

    /// What one write changes, all or nothing. Closed by who made it.
    final class Changes implements AutoCloseable {
        private final WriteBatch batch = new WriteBatch();

        void putRecord(Topic topic, long offset, byte[] row) {
            apply(() -> batch.put(records, Rows.key(topic, offset), row));
        }

        void putSegment(Topic topic, Segment segment) {
            apply(() -> batch.put(segments, Rows.key(topic, segment.first()), Rows.segment(segment)));
        }

        /// Takes the segment and its records away.
        void drop(Topic topic, Segment segment) {
            byte[] from = Rows.key(topic, segment.first());
            byte[] to = Rows.key(topic, segment.end());
            apply(() -> {
                batch.deleteRange(records, from, to);
                batch.delete(segments, from);
            });
        }

        boolean empty() {
            return batch.count() == 0;
        }

        private interface Step {
            void run() throws RocksDBException;
        }

        private void apply(Step step) {
            try {
                step.run();
            } catch (RocksDBException noRoom) {
                throw new BusUnavailable("a write could not be put together: " + noRoom.getMessage(), noRoom);
            }
        }

        @Override
        public void close() {
            batch.close();
        }
    }

    Changes changes() {
        return new Changes();
    }

    /// @param synced whether it returns only when all is on disk
    void write(Changes changes, boolean synced) {
        use(rocks -> {
            rocks.write(synced ? tuning.synced() : tuning.unsynced(), changes.batch);
            return true;
        });
    }

    /// Files that hold nothing but what was dropped go at once; what is left of it, when RocksDB compacts.
    void freeFiles(Topic topic, Segment dropped) {
        List<byte[]> range = List.of(Rows.key(topic, dropped.first()), Rows.key(topic, dropped.end()));
        use(rocks -> {
            rocks.deleteFilesInRanges(records, range, false);
            return true;
        });
    }

    /// The segments of the topic, oldest first.
    List<Segment> segments(Topic topic) {
        List<Segment> found = new ArrayList<>();
        scan(segments, Rows.key(topic, 0), Rows.key(topic, Long.MAX_VALUE), (key, row) -> {
            found.add(Rows.segment(key, row));
            return true;
        });
        return found;
    }

    /// Records from `from` up to `end`, that one left out: at most so many, and no more bytes, but always one.
    List<Delivered> records(Topic topic, long from, long end, int recordsMax, int bytesMax) {
        List<Delivered> found = new ArrayList<>();
        long[] bytes = {0};
        scan(records, Rows.key(topic, from), Rows.key(topic, end), (key, row) -> {
            bytes[0] += row.length;
            if (!found.isEmpty() && bytes[0] > bytesMax) return false;
            found.add(Rows.delivered(topic, key, row));
            return found.size() < recordsMax;
        });
        return found;
    }

    Map<GroupTopic, Long> offsets() {
        Map<GroupTopic, Long> found = new HashMap<>();
        scan(offsets, new byte[] {0}, new byte[] {Byte.MAX_VALUE}, (key, row) -> {
            found.put(Rows.groupTopic(key), Rows.number(row));
            return true;
        });
        return found;
    }

    /// Survives the process, and a power cut with the next synced write: until then groups may read again what
    /// they had read.
    void putOffset(GroupTopic of, long offset) {
        use(rocks -> {
            rocks.put(offsets, tuning.unsynced(), Rows.offsetKey(of), Rows.number(offset));
            return true;
        });
    }

    /// Takes a row, and says whether the next one is wanted.
    private interface RowTaker {
        boolean take(byte[] key, byte[] row);
    }

    private void scan(ColumnFamilyHandle family, byte[] from, byte[] to, RowTaker taker) {
        use(rocks -> {
            try (Slice end = new Slice(to);
                    ReadOptions options = new ReadOptions().setIterateUpperBound(end);
                    RocksIterator rows = rocks.newIterator(family, options)) {
                rows.seek(from);
                while (rows.isValid() && taker.take(rows.key(), rows.value())) {
                    rows.next();
                }
                // An iterator that failed looks like one that ended.
                rows.status();
            }
            return true;
        });
    }

    private <T> T use(Use<T> work) {
        open.readLock().lock();
        try {
            if (closed) throw new BusUnavailable("the bus is closed");
            return work.on(rocks);
        } catch (RocksDBException failure) {
            throw new BusUnavailable("the disk failed: " + failure.getMessage(), failure);
        } finally {
            open.readLock().unlock();
        }
    }

    /// Waits for whoever is in there, then puts all on disk, offsets too.
    @Override
    public void close() {
        open.writeLock().lock();
        try {
            if (closed) return;
            closed = true;
            syncLog();
            rocks.cancelAllBackgroundWork(true);
            List.of(meta, records, segments, offsets).forEach(ColumnFamilyHandle::close);
            rocks.close();
            tuning.close();
        } finally {
            open.writeLock().unlock();
        }
    }

    private void syncLog() {
        try {
            rocks.flushWal(true);
        } catch (RocksDBException failure) {
            // Only offsets and live topics were not synced yet: groups read some of it again, which they may.
            LOG.warn("the bus's last offsets may not be on disk: {}", failure.getMessage());
        }
    }
}
