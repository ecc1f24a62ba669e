package dev.guildhall.journal;

import dev.guildhall.bus.BusReader;
import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.BusStats;
import dev.guildhall.bus.EventBus;
import dev.guildhall.bus.RecordRefused;
import dev.guildhall.bus.Subscription;
import dev.guildhall.bus.Topic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A bus that takes what it is handed when the test says so.
final class HeldBus implements EventBus {
    private record Held(List<BusRecord> records, CompletableFuture<Void> done) {}

    private final Deque<Held> held = new ArrayDeque<>();
    private final List<BusRecord> kept = new ArrayList<>();
    private boolean open = true;
    private Function<List<BusRecord>, @Nullable Throwable> refusal = _ -> null;
    private Predicate<BusRecord> tooLarge = _ -> false;

    @Override
    public CompletionStage<Void> publish(List<BusRecord> records) {
        Throwable failure = refusal.apply(records);
        if (failure != null) return CompletableFuture.failedFuture(failure);
        List<BusRecord> large = records.stream().filter(tooLarge).toList();
        if (!large.isEmpty()) {
            kept.addAll(records.stream().filter(tooLarge.negate()).toList());
            return CompletableFuture.failedFuture(new RecordRefused(large, new IllegalArgumentException("too large")));
        }
        Held handed = new Held(List.copyOf(records), new CompletableFuture<>());
        held.add(handed);
        if (open) release();
        return handed.done();
    }

    /// From now on nothing is taken.
    void hold() {
        open = false;
    }

    /// Takes what waits, and what comes.
    void letThrough() {
        open = true;
        release();
    }

    void refuse(Function<List<BusRecord>, @Nullable Throwable> with) {
        refusal = with;
    }

    /// These are never taken.
    void findTooLarge(Predicate<BusRecord> which) {
        tooLarge = which;
    }

    List<BusRecord> kept() {
        return List.copyOf(kept);
    }

    int held() {
        return held.size();
    }

    private void release() {
        for (Held next = held.poll(); next != null; next = held.poll()) {
            kept.addAll(next.records());
            next.done().complete(null);
        }
    }

    @Override
    public Subscription subscribe(String group, Set<Topic> topics, BusReader reader) {
        throw new UnsupportedOperationException("the drain reads nothing");
    }

    @Override
    public BusStats stats() {
        return new BusStats(Map.of(), 0, 0, 0, 0, 1, true);
    }

    @Override
    public void close() {}
}
