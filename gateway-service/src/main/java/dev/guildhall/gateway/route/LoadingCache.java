package dev.guildhall.gateway.route;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Values that somebody else knows. Many who ask for one key at a time cause one load; failures are not kept. A
/// value's time runs from the start of its load, because it may be as old as that. Bounded as [ExpiringCache]
/// is.
public final class LoadingCache<K, V> {
    /// A load that takes longer than this is started again by the next caller.
    private static final long LOAD_NS = Duration.ofSeconds(10).toNanos();

    private final ExpiringCache<K, CompletableFuture<V>> entries;
    private final LongSupplier nowNs;
    private final Function<V, Duration> believed;
    private final Function<K, CompletionStage<V>> load;

    /// @param nowNs monotonic
    /// @param believed how long a value is taken for true; zero is legal and only joins concurrent loads
    public LoadingCache(
            int entriesMax, LongSupplier nowNs, Function<V, Duration> believed, Function<K, CompletionStage<V>> load) {
        this.entries = new ExpiringCache<>(entriesMax, nowNs);
        this.nowNs = nowNs;
        this.believed = believed;
        this.load = load;
    }

    /// Fails as the load fails.
    public CompletionStage<V> get(K key) {
        long startedNs = nowNs.getAsLong();
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> there = entries.putIfAbsent(key, mine, startedNs + LOAD_NS);
        if (there != null) {
            return there.minimalCompletionStage();
        }
        load.apply(key).whenComplete((value, failure) -> {
            if (failure != null) {
                entries.remove(key, mine);
                mine.completeExceptionally(failure);
            } else {
                entries.expireAt(key, mine, startedNs + believed.apply(value).toNanos());
                mine.complete(value);
            }
        });
        return mine.minimalCompletionStage();
    }

    /// A load that runs already answers those who wait for it and is then forgotten too.
    public void forgetIf(Predicate<K> forgotten) {
        entries.removeIf(forgotten);
    }

    /// Those included that load or whose time is over.
    public int size() {
        return entries.size();
    }
}
