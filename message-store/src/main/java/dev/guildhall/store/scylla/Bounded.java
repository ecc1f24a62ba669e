package dev.guildhall.store.scylla;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/// Reads of many partitions side by side, not more than so many of one caller at once: the rest waits here and not in
/// the driver, which refuses what its connections have no room for.
final class Bounded {
    private static final int SIDE_BY_SIDE = 32;

    private Bounded() {}

    /// What was read, in the order of the keys. The first read that fails fails all.
    static <K, V> CompletionStage<List<V>> each(Collection<K> keys, Function<K, ? extends CompletionStage<V>> read) {
        return each(keys, SIDE_BY_SIDE, read);
    }

    /// So many at once.
    static <K, V> CompletionStage<List<V>> each(
            Collection<K> keys, int sideBySide, Function<K, ? extends CompletionStage<V>> read) {
        List<K> asked = List.copyOf(keys);
        AtomicReferenceArray<V> found = new AtomicReferenceArray<>(asked.size());
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (int lane = 0; lane < Math.min(sideBySide, asked.size()); lane++) {
            lanes.add(lane(asked, read, found, next));
        }
        return Cql.allOf(lanes).thenApply(_ -> {
            List<V> values = new ArrayList<>(asked.size());
            for (int i = 0; i < asked.size(); i++) {
                values.add(found.get(i));
            }
            return values;
        });
    }

    private static <K, V> CompletableFuture<Void> lane(
            List<K> asked,
            Function<K, ? extends CompletionStage<V>> read,
            AtomicReferenceArray<V> found,
            AtomicInteger next) {
        int mine = next.getAndIncrement();
        if (mine >= asked.size()) return CompletableFuture.completedFuture(null);
        return read.apply(asked.get(mine))
                .thenAccept(value -> found.set(mine, value))
                .thenCompose(_ -> lane(asked, read, found, next))
                .toCompletableFuture();
    }
}
