package dev.guildhall.guild.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a guild remembers of its cold rows, absences included: at most a fixed number of entries, the least
/// recently used going first, and beside those any number of pinned ones.
///
/// Two things must never happen, and both would make a decision from a state that is past. A row whose write is
/// on its way to the store must not be forgotten and read back old: it stays pinned for as long. A read that
/// began before a write must not put its old row over the new one: writes tell the open loads, which then drop
/// their row.
///
/// For one thread.
final class ColdCache {
    private final int looseMax;
    /// In the order of use, oldest first.
    private final LinkedHashMap<ColdKey, ColdValue> loose = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<ColdKey, ColdValue> held = new HashMap<>();
    private final Map<ColdKey, Integer> pins = new HashMap<>();
    private final List<ColdLoad> loads = new ArrayList<>();
    private long evictions;

    ColdCache(int looseMax) {
        this.looseMax = looseMax;
    }

    @Nullable
    ColdValue get(ColdKey key) {
        ColdValue value = held.get(key);
        return value == null ? loose.get(key) : value;
    }

    /// A decided write: from now on every decision sees it.
    void put(ColdKey key, ColdValue value) {
        overtake(key);
        store(key, value);
    }

    /// As [#put], when the new value is not known: the next decision that needs it loads it.
    void forget(ColdKey key) {
        overtake(key);
        held.remove(key);
        loose.remove(key);
    }

    /// Keeps what is known, or comes to be known, for the key until as many unpins.
    void pin(ColdKey key) {
        pins.merge(key, 1, Integer::sum);
        ColdValue value = loose.remove(key);
        if (value != null) {
            held.put(key, value);
        }
    }

    void unpin(ColdKey key) {
        Integer count = pins.get(key);
        if (count == null) {
            throw new IllegalStateException("not pinned: " + key);
        }
        if (count > 1) {
            pins.put(key, count - 1);
            return;
        }
        pins.remove(key);
        ColdValue value = held.remove(key);
        if (value != null) {
            store(key, value);
        }
    }

    /// Called before the store is asked. Ends with [#complete] or [#abandon].
    ColdLoad beginLoad(Set<ColdKey> keys) {
        ColdLoad load = new ColdLoad(keys);
        loads.add(load);
        return load;
    }

    /// Takes what was read, except rows written since the load began.
    void complete(ColdLoad load, Map<ColdKey, ColdValue> values) {
        abandon(load);
        values.forEach((key, value) -> {
            if (load.stillCurrent(key)) {
                store(key, value);
            }
        });
    }

    /// The load failed.
    void abandon(ColdLoad load) {
        if (!loads.remove(load)) {
            throw new IllegalStateException("no such load is open");
        }
    }

    /// Changes every known value in place.
    void rewrite(UnaryOperator<ColdValue> change) {
        held.replaceAll((key, value) -> change.apply(value));
        loose.replaceAll((key, value) -> change.apply(value));
    }

    /// How many entries were dropped for want of room.
    long evictions() {
        return evictions;
    }

    int size() {
        return held.size() + loose.size();
    }

    private void overtake(ColdKey key) {
        loads.forEach(load -> load.overtake(key));
    }

    private void store(ColdKey key, ColdValue value) {
        if (pins.containsKey(key)) {
            held.put(key, value);
            return;
        }
        loose.put(key, value);
        if (loose.size() > looseMax) {
            loose.pollFirstEntry();
            evictions++;
        }
    }
}
