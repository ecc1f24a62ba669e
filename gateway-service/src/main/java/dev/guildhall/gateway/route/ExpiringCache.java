package dev.guildhall.gateway.route;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Values that may be believed until a time. Bounded: past `entriesMax` the one that was asked for least
/// recently is forgotten. Called from any thread; the lock is held for one map operation.
final class ExpiringCache<K, V> {
    private record Entry<V>(V value, long expiresAtNs) {}

    private final LinkedHashMap<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final int entriesMax;
    private final LongSupplier nowNs;

    ExpiringCache(int entriesMax, LongSupplier nowNs) {
        this.entriesMax = entriesMax;
        this.nowNs = nowNs;
    }

    synchronized @Nullable V get(K key) {
        Entry<V> entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        if (entry.expiresAtNs() - nowNs.getAsLong() <= 0) {
            entries.remove(key);
            return null;
        }
        return entry.value();
    }

    synchronized void put(K key, V value, long expiresAtNs) {
        entries.put(key, new Entry<>(value, expiresAtNs));
        if (entries.size() > entriesMax) {
            K eldest = entries.keySet().iterator().next();
            entries.remove(eldest);
        }
    }

    /// What is there already, or null when `value` was put.
    synchronized @Nullable V putIfAbsent(K key, V value, long expiresAtNs) {
        V there = get(key);
        if (there == null) {
            put(key, value, expiresAtNs);
        }
        return there;
    }

    /// Sets when an entry ends, if it is still this very value.
    synchronized void expireAt(K key, V value, long expiresAtNs) {
        Entry<V> entry = entries.get(key);
        if (entry != null && entry.value().equals(value)) {
            entries.put(key, new Entry<>(value, expiresAtNs));
        }
    }

    synchronized void remove(K key, V value) {
        Entry<V> entry = entries.get(key);
        if (entry != null && entry.value().equals(value)) {
            entries.remove(key);
        }
    }

    /// Walks over everything: for rare events.
    synchronized void removeIf(Predicate<K> forgotten) {
        entries.keySet().removeIf(forgotten);
    }

    synchronized int size() {
        return entries.size();
    }

    /// For tests and debug pages.
    @Override
    public synchronized String toString() {
        return Map.copyOf(entries).toString();
    }
}
