package dev.guildhall.store.rocks;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// What the writer knows of rows without reading them, those of the batch being collected included. Used by the
/// writer's thread alone. During a batch nothing is evicted: what it put cannot be read back from disk yet.
/// After one, the least recently used go, down to the bound; after a failed one, all go.
final class WriterCache<K, V> {
    private final int entriesMax;
    private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);

    WriterCache(int entriesMax) {
        this.entriesMax = entriesMax;
    }

    V get(K key, Function<K, V> load) {
        return entries.computeIfAbsent(key, load);
    }

    void put(K key, V value) {
        entries.put(key, value);
    }

    void trim() {
        Iterator<K> oldest = entries.keySet().iterator();
        for (int excess = entries.size() - entriesMax; excess > 0; excess--) {
            oldest.next();
            oldest.remove();
        }
    }

    void forget() {
        entries.clear();
    }

    int size() {
        return entries.size();
    }
}
