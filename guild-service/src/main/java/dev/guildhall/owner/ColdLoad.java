package dev.guildhall.owner;

import java.util.HashSet;
import java.util.Set;

/// A read of cold rows that is under way: which keys it asked for, and which of them were written meanwhile.
public final class ColdLoad<K> {
    private final Set<K> keys;
    private final Set<K> overtaken = new HashSet<>();

    ColdLoad(Set<K> keys) {
        this.keys = Set.copyOf(keys);
    }

    public Set<K> keys() {
        return keys;
    }

    void overtake(K key) {
        if (keys.contains(key)) {
            overtaken.add(key);
        }
    }

    boolean stillCurrent(K key) {
        return keys.contains(key) && !overtaken.contains(key);
    }
}
