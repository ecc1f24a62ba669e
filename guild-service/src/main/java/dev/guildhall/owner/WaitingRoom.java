package dev.guildhall.owner;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Work that waits: for the owner to be loaded, or for cold rows. Survives a crash of the owner's actor. Bounded
/// work is refused at the bound.
final class WaitingRoom<M, K> {
    private final int boundedMax;
    /// Small at first, as all here: most owners are users, and idle.
    private final Deque<Work<M>> ready = new ArrayDeque<>(4);
    private final Map<K, List<Waiting<M>>> byKey = new HashMap<>();
    private int bounded;

    WaitingRoom(int boundedMax) {
        this.boundedMax = boundedMax;
    }

    private static final class Waiting<M> {
        final Work<M> work;
        int missing;

        Waiting(Work<M> work, int missing) {
            this.work = work;
            this.missing = missing;
        }
    }

    /// Waits for nothing but its turn. False when there is no room.
    boolean offer(Work<M> work) {
        return offer(work, Set.of());
    }

    /// Waits for all of these rows. False when there is no room.
    boolean offer(Work<M> work, Set<K> awaited) {
        if (work.bounded() && bounded >= boundedMax) {
            return false;
        }
        bounded += work.bounded() ? 1 : 0;
        if (awaited.isEmpty()) {
            ready.addLast(work);
            return true;
        }
        Waiting<M> waiting = new Waiting<>(work, awaited.size());
        awaited.forEach(
                key -> byKey.computeIfAbsent(key, each -> new ArrayList<>()).add(waiting));
        return true;
    }

    /// These rows are there. What waited for them had its turn already, and has it again before what had none.
    void arrived(Set<K> keys) {
        List<Work<M>> complete = new ArrayList<>();
        for (K key : keys) {
            for (Waiting<M> waiting : waitingFor(key)) {
                waiting.missing--;
                if (waiting.missing == 0) {
                    complete.add(waiting.work);
                }
            }
        }
        complete.reversed().forEach(ready::addFirst);
    }

    /// These rows could not be read: takes out what waits for any of them.
    List<Work<M>> failed(Set<K> keys) {
        List<Work<M>> out = new ArrayList<>();
        for (K key : keys) {
            for (Waiting<M> waiting : waitingFor(key)) {
                if (waiting.missing > 0) {
                    // Where else it waits it counts no more: below zero it never becomes ready.
                    waiting.missing = -1;
                    bounded -= waiting.work.bounded() ? 1 : 0;
                    out.add(waiting.work);
                }
            }
        }
        return out;
    }

    /// Nothing that was being read will arrive any more: all of it has its turn again.
    void forgetLoads() {
        List<Work<M>> again = new ArrayList<>();
        for (K key : List.copyOf(byKey.keySet())) {
            for (Waiting<M> waiting : waitingFor(key)) {
                if (waiting.missing > 0) {
                    waiting.missing = -1;
                    again.add(waiting.work);
                }
            }
        }
        again.reversed().forEach(ready::addFirst);
    }

    /// Takes out the next that waits for nothing but its turn.
    @Nullable
    Work<M> poll() {
        Work<M> next = ready.pollFirst();
        if (next != null && next.bounded()) {
            bounded--;
        }
        return next;
    }

    /// Takes out all bounded work; the rest stays.
    List<Work<M>> takeBounded() {
        forgetLoads();
        List<Work<M>> out = ready.stream().filter(Work::bounded).toList();
        ready.removeIf(Work::bounded);
        bounded = 0;
        return out;
    }

    boolean nothingBounded() {
        return bounded == 0;
    }

    private List<Waiting<M>> waitingFor(K key) {
        List<Waiting<M>> waiting = byKey.remove(key);
        return waiting == null ? List.of() : waiting;
    }
}
