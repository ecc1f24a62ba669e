package dev.guildhall.guild.state;

import java.util.HashSet;
import java.util.Set;

/// A read of cold rows that is under way: which keys it asked for, and which of them were written meanwhile.
public final class ColdLoad {
    private final Set<ColdKey> keys;
    private final Set<ColdKey> overtaken = new HashSet<>();

    ColdLoad(Set<ColdKey> keys) {
        this.keys = Set.copyOf(keys);
    }

    public Set<ColdKey> keys() {
        return keys;
    }

    void overtake(ColdKey key) {
        if (keys.contains(key)) {
            overtaken.add(key);
        }
    }

    boolean stillCurrent(ColdKey key) {
        return keys.contains(key) && !overtaken.contains(key);
    }
}
