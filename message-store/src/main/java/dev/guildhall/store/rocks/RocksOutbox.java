package dev.guildhall.store.rocks;

import dev.guildhall.store.Commit;
import dev.guildhall.store.Outbox;
import dev.guildhall.store.OutboxEntry;
import dev.guildhall.store.OutboxNews;
import dev.guildhall.store.OutboxPart;
import dev.guildhall.store.OutboxStats;
import dev.guildhall.store.Outgoing;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/// The embedded store's outbox: one part, a row for each commit that others hear of, in the same write as the
/// commit's own rows. Numbers grow over restarts, and so does the epoch, which is the store's: (epoch, number) grows.
///
/// What was taken is a number in memory. About once a second it goes to disk, in one write with the deletion of the
/// rows up to it and without a sync: either both are found after a crash, or neither. Readers seek to it and so pass
/// over no deleted row.
final class RocksOutbox implements Outbox, OutboxPart {
    /// What one reading may weigh: a few batches of the writer. One entry alone may weigh more.
    private static final long READ_BYTES_MAX = 4 << 20;
    /// An entry's key and the head of its record.
    private static final long KEY_BYTES = 16;

    /// The first entry that waited when it was looked at.
    private record Oldest(long number, long atMs) {}

    private final Database database;
    private final Reads reads;
    private final InstantSource clock;
    private final long epoch;
    private final OutboxNews news = new OutboxNews();
    private final AtomicLong taken;
    /// The last number given. The writer's alone.
    private long given;
    private volatile long durable;
    private long written;
    private volatile @Nullable Oldest oldest;

    /// Before the writer starts.
    RocksOutbox(Database database, Reads reads, InstantSource clock, long epoch) {
        this.database = database;
        this.reads = reads;
        this.clock = clock;
        this.epoch = epoch;
        written = Meta.outboxTaken(database.latest());
        taken = new AtomicLong(written);
        given = Math.max(written, last());
        durable = given;
    }

    private long last() {
        try (RocksIterator rows = database.latest().iterator(Family.OUTBOX)) {
            rows.seekToLast();
            long last = rows.isValid() ? Keys.longAt(rows.key(), 0) : 0;
            View.check(rows);
            return last;
        }
    }

    /// The commit's row, null when nobody else hears of it. From any thread.
    byte @Nullable [] encoded(Commit commit) {
        return Outgoing.any(commit) ? OutboxRow.encode(epoch, clock.millis(), commit) : null;
    }

    /// About what it adds to a batch.
    static long weight(byte[] row) {
        return KEY_BYTES + row.length;
    }

    /// On the writer's thread. A number whose batch fails is given to nobody else: it may be on disk all the same.
    void put(byte[] row, Batch batch) {
        given++;
        batch.put(Family.OUTBOX, Keys.of(given), row);
    }

    /// On the writer's thread: all that was put is on disk.
    void durable() {
        if (durable < given) {
            durable = given;
            news.tell();
        }
    }

    @Override
    public List<OutboxPart> waiting() {
        return taken.get() < durable ? List.of(this) : List.of();
    }

    @Override
    public void onNews(Runnable listener) {
        news.listen(listener);
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public CompletionStage<List<OutboxEntry>> read(int max) {
        return reads.latest(view -> read(view, max));
    }

    /// RocksDB shows a row when its write is in the log and synced, never before.
    private List<OutboxEntry> read(View view, int max) {
        List<OutboxEntry> entries = new ArrayList<>();
        long bytes = 0;
        try (RocksIterator rows = view.iterator(Family.OUTBOX)) {
            for (rows.seek(Keys.of(taken.get() + 1)); rows.isValid() && entries.size() < max; rows.next()) {
                byte[] row = rows.value();
                bytes += row.length;
                if (bytes > READ_BYTES_MAX && !entries.isEmpty()) {
                    break;
                }
                entries.add(OutboxRow.decode(Keys.longAt(rows.key(), 0), row));
            }
            View.check(rows);
        }
        return entries;
    }

    @Override
    public void taken(OutboxEntry last) {
        taken.accumulateAndGet(last.number(), Math::max);
    }

    /// Called about once a second, and at the end. Throws [dev.guildhall.store.StoreUnavailable].
    synchronized void writeTaken() {
        long upTo = taken.get();
        if (upTo > written) {
            Batch batch = new Batch(database);
            Meta.putOutboxTaken(batch, upTo);
            batch.deleteRange(Family.OUTBOX, Keys.of(written + 1), Keys.of(upTo + 1));
            database.writeUnsynced(batch);
            written = upTo;
        }
        lookForOldest(upTo);
    }

    private void lookForOldest(long takenUpTo) {
        Oldest known = oldest;
        if (durable <= takenUpTo) {
            oldest = null;
        } else if (known == null || known.number() <= takenUpTo) {
            try (RocksIterator rows = database.latest().iterator(Family.OUTBOX)) {
                rows.seek(Keys.of(takenUpTo + 1));
                oldest = rows.isValid() ? new Oldest(Keys.longAt(rows.key(), 0), OutboxRow.atMs(rows.value())) : null;
                View.check(rows);
            }
        }
    }

    OutboxStats stats() {
        long upTo = taken.get();
        long waiting = Math.max(0, durable - upTo);
        Oldest known = oldest;
        if (waiting == 0 || known == null || known.number() <= upTo) {
            return new OutboxStats(waiting, 0);
        }
        return new OutboxStats(waiting, Math.max(0, clock.millis() - known.atMs()));
    }
}
