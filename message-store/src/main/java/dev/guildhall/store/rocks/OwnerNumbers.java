package dev.guildhall.store.rocks;

import dev.guildhall.store.Commit;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.StoreUnavailable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The number of each owner's last commit: the guard against a commit twice, and against one with a hole before it.
final class OwnerNumbers {
    private static final int CACHED_MAX = 65_536;
    private static final int BROKEN_MAX = 4_096;

    private final Database database;
    private final WriterCache<OwnerId, Long> cache = new WriterCache<>(CACHED_MAX);
    /// The lowest number that failed, for owners with a failed one: commits handed in behind it meet a hole
    /// that is nobody's mistake. Gone when that number is there, not before: earlier ones may still be on their
    /// way.
    private final Map<OwnerId, Long> broken = Collections.synchronizedMap(new Bounded(BROKEN_MAX));

    OwnerNumbers(Database database) {
        this.database = database;
    }

    WriterCache<OwnerId, Long> cache() {
        return cache;
    }

    /// What is durable, or in the batch being collected. 0 when nothing is.
    long last(OwnerId owner) {
        return cache.get(owner, this::stored);
    }

    private long stored(OwnerId owner) {
        return database.latest()
                .get(Family.OWNERS, Keys.owner(owner))
                .map(NumberRow::decode)
                .orElse(0L);
    }

    /// Whether the commit is there already. Throws [StoreUnavailable] when an earlier commit of the owner
    /// failed, and [IllegalStateException] when a number was left out.
    boolean has(Commit commit) {
        long last = last(commit.owner());
        if (commit.number() <= last) {
            return true;
        }
        if (commit.number() == last + 1) {
            return false;
        }
        if (broken.containsKey(commit.owner())) {
            throw new StoreUnavailable("an earlier commit of " + commit.owner() + " failed: " + commit.number()
                    + " cannot follow " + last);
        }
        throw new IllegalStateException(
                "commit " + commit.number() + " of " + commit.owner() + " was handed in when " + last + " is the last");
    }

    void moveTo(Commit commit, Batch batch) {
        batch.ownerNumber(commit.owner(), commit.number());
        cache.put(commit.owner(), commit.number());
        broken.computeIfPresent(commit.owner(), (owner, failed) -> failed <= commit.number() ? null : failed);
    }

    /// Called from any thread when a commit failed, before the writer comes to a later one of its owner.
    void broke(Commit commit) {
        broken.merge(commit.owner(), commit.number(), Math::min);
    }

    /// Forgets the oldest beyond the bound: such an owner's late commits are then taken for a mistake, and fail
    /// all the same.
    private static final class Bounded extends LinkedHashMap<OwnerId, Long> {
        private final int entriesMax;

        Bounded(int entriesMax) {
            this.entriesMax = entriesMax;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<OwnerId, Long> eldest) {
            return size() > entriesMax;
        }
    }
}
