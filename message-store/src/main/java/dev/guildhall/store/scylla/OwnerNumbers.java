package dev.guildhall.store.scylla;

import dev.guildhall.store.Commit;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.StoreUnavailable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The last numbers of a slot's owners: the guard against a commit twice, and against one with a hole before it. What
/// is not remembered is read from the store. Used under the journal's lock alone.
final class OwnerNumbers {
    private final Map<OwnerId, Long> numbers;
    /// The lowest number that failed, for owners with a failed one: what was handed in behind it meets a hole that
    /// is nobody's mistake.
    private final Map<OwnerId, Long> broken = new HashMap<>();

    /// @param ownersMax owners that are remembered
    OwnerNumbers(int ownersMax) {
        numbers = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<OwnerId, Long> eldest) {
                return size() > ownersMax;
            }
        };
    }

    boolean knows(OwnerId owner) {
        return numbers.containsKey(owner);
    }

    /// Null when it must be read.
    @Nullable
    Long known(OwnerId owner) {
        return numbers.get(owner);
    }

    void put(OwnerId owner, long number) {
        numbers.put(owner, number);
    }

    boolean has(Commit commit) {
        return commit.number() <= numbers.getOrDefault(commit.owner(), 0L);
    }

    boolean isNext(Commit commit) {
        Long last = numbers.get(commit.owner());
        return last != null && commit.number() == last + 1;
    }

    /// Why the commit cannot be next, null when it can or is there already.
    @Nullable
    RuntimeException refusal(Commit commit) {
        long last = numbers.getOrDefault(commit.owner(), 0L);
        if (commit.number() <= last + 1) return null;
        return broken.containsKey(commit.owner())
                ? new StoreUnavailable("an earlier commit of " + commit.owner() + " failed: " + commit.number()
                        + " cannot follow " + last)
                : new IllegalStateException("commit " + commit.number() + " of " + commit.owner()
                        + " was handed in when " + last + " is the last");
    }

    void broke(Commit commit) {
        broken.merge(commit.owner(), commit.number(), Math::min);
    }

    /// It is going to be there after all, or another in its place.
    void stands(Commit commit) {
        broken.computeIfPresent(commit.owner(), (_, failed) -> failed <= commit.number() ? null : failed);
    }
}
