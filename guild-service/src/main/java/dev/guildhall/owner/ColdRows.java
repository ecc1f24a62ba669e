package dev.guildhall.owner;

import java.util.Map;
import java.util.Set;

/// Where rows that were read from the store are kept for the decisions that asked for them.
public interface ColdRows<K, V> {
    /// Called before the store is asked for the keys; ends with [#complete] or [#abandon].
    ColdLoad<K> beginLoad(Set<K> keys);

    /// Takes what the store answered, except rows written since the load began.
    void complete(ColdLoad<K> load, Map<K, V> values);

    /// The load failed.
    void abandon(ColdLoad<K> load);
}
