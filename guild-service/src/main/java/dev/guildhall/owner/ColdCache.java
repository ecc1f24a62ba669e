package dev.guildhall.owner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What an owner remembers of its cold rows, absences included: at most a fixed number of entries, the least
/// recently used going first, and beside those any number of pinned ones.
///
/// Two things must never happen, and both would make a decision from a state that is past. A row whose write is
/// on its way to the store must not be forgotten and read back old: it stays pinned for as long. A read that
/// began before a write must not put its old row over the new one: writes tell the open loads, which then drop
/// their row.
///
/// For one thread.
public final class ColdCache<K, V> implements ColdRows<K, V> {
    private final int looseMax;
    /// In the order of use, oldest first.
    private final LinkedHashMap<K, V> loose = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<K, V> held = new HashMap<>();
    private final Map<K, Integer> pins = new HashMap<>();
    private final List<ColdLoad<K>> loads = new ArrayList<>();
    private long evictions;

    public ColdCache(int looseMax) {
        this.looseMax = looseMax;
    }

    public @Nullable V get(K key) {
        V value = held.get(key);
        return value == null ? loose.get(key) : value;
    }

    /// A decided write: from now on every decision sees it.
    public void put(K key, V value) {
        overtake(key);
        store(key, value);
    }

    /// As [#put], when the new value is not known: the next decision that needs it loads it.
    public void forget(K key) {
        overtake(key);
        held.remove(key);
        loose.remove(key);
    }

    /// Keeps what is known, or comes to be known, for the key until as many unpins.
    public void pin(K key) {
        pins.merge(key, 1, Integer::sum);
        V value = loose.remove(key);
        if (value != null) {
            held.put(key, value);
        }
    }

    public void unpin(K key) {
        Integer count = pins.get(key);
        if (count == null) {
            throw new IllegalStateException("not pinned: " + key);
        }
        if (count > 1) {
            pins.put(key, count - 1);
            return;
        }
        pins.remove(key);
        V value = held.remove(key);
        if (value != null) {
            store(key, value);
        }
    }

    /// Called before the store is asked. Ends with [#complete] or [#abandon].
    @Override
    public ColdLoad<K> beginLoad(Set<K> keys) {
        ColdLoad<K> load = new ColdLoad<>(keys);
        loads.add(load);
        return load;
    }

    /// Takes what was read, except rows written since the load began.
    @Override
    public void complete(ColdLoad<K> load, Map<K, V> values) {
        abandon(load);
        values.forEach((key, value) -> {
            if (load.stillCurrent(key)) {
                store(key, value);
            }
        });
    }

    /// The load failed.
    @Override
    public void abandon(ColdLoad<K> load) {
        if (!loads.remove(load)) {
            throw new IllegalStateException("no such load is open");
        }
    }

    /// Changes every known value in place.
    public void rewrite(UnaryOperator<V> change) {
        held.replaceAll((key, value) -> change.apply(value));
        loose.replaceAll((key, value) -> change.apply(value));
    }

    /// How many entries were dropped for want of room.
    public long evictions() {
        return evictions;
    }

    public int size() {
        return held.size() + loose.size();
    }

    private void overtake(K key) {
        loads.forEach(load -> load.overtake(key));
    }

    private void store(K key, V value) {
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
