package dev.guildhall.owner;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// The reads of cold rows of one life. What a decision lacks is asked of the store once for all who wait for it;
/// then their work is decided again from the start.
public final class ColdReads<M, K, V> {
    private final OwnerLife<M, K, ?> life;
    private final ColdRows<K, V> rows;
    private final Function<Set<K>, CompletionStage<Map<K, V>>> store;
    private final Set<K> beingRead = new HashSet<>();

    public ColdReads(OwnerLife<M, K, ?> life, ColdRows<K, V> rows, Function<Set<K>, CompletionStage<Map<K, V>>> store) {
        this.life = life;
        this.rows = rows;
        this.store = store;
    }

    /// No read is under way.
    public boolean none() {
        return beingRead.isEmpty();
    }

    /// The work is decided again when all of these rows are there, and refused when one cannot be read. A rule that
    /// never has enough is a bug and throws.
    public void await(Work<M> work, Set<K> keys) {
        life.waits(work.again(), keys);
        Set<K> missing = new HashSet<>(keys);
        missing.removeAll(beingRead);
        if (!missing.isEmpty()) {
            read(missing);
        }
    }

    private void read(Set<K> missing) {
        beingRead.addAll(missing);
        ColdLoad<K> load = rows.beginLoad(missing);
        life.await(
                () -> store.apply(missing),
                values -> {
                    rows.complete(load, values);
                    beingRead.removeAll(missing);
                    life.arrived(missing);
                },
                failure -> {
                    rows.abandon(load);
                    beingRead.removeAll(missing);
                    life.unreadable(missing, failure);
                });
    }
}
