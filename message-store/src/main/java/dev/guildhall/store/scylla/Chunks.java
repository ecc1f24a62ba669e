package dev.guildhall.store.scylla;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// Reads of many rows of one partition, so many with each statement.
final class Chunks {
    private static final int ROWS = 100;

    private Chunks() {}

    static <K, V> CompletionStage<List<V>> each(List<K> keys, Function<List<K>, CompletionStage<List<V>>> read) {
        List<List<K>> chunks = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += ROWS) {
            chunks.add(keys.subList(from, Math.min(from + ROWS, keys.size())));
        }
        return Bounded.each(chunks, read)
                .thenApply(found -> found.stream().flatMap(List::stream).toList());
    }
}
