package dev.guildhall.store.rocks;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Numbers that many commits of a batch move, of which only the last is worth a row: a batch is on disk whole or
/// not at all. Used by the writer's thread alone.
///
/// Example: a guild's commits 7, 8 and 9 in one batch leave three messages, and one row that says 9.
final class LastNumbers<K> {
    private final Family family;
    private final Function<K, byte[]> rowKey;
    private final Map<K, Long> settled = new HashMap<>();
    /// Those of the step under way, which may yet be refused.
    private final Map<K, Long> step = new HashMap<>();

    LastNumbers(Family family, Function<K, byte[]> rowKey) {
        this.family = family;
        this.rowKey = rowKey;
    }

    void put(K key, long number) {
        step.put(key, number);
    }

    /// The step was not refused.
    void settle() {
        if (!step.isEmpty()) {
            step.forEach(settled::put);
            step.clear();
        }
    }

    void dropStep() {
        step.clear();
    }

    boolean isEmpty() {
        return settled.isEmpty() && step.isEmpty();
    }

    /// One row for each key, the step's included.
    void writeTo(Batch batch) {
        settle();
        settled.forEach((key, number) -> batch.put(family, rowKey.apply(key), NumberRow.encode(number)));
        settled.clear();
    }
}
