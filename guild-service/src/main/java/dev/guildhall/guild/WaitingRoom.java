package dev.guildhall.guild;

import dev.guildhall.guild.state.ColdKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Work that waits: for the guild to be loaded, or for cold rows. Survives a crash of the guild's actor. Asks
/// and queries are bounded, and refused at the bound.
final class WaitingRoom {
    private final int asksMax;
    private final Deque<Work> ready = new ArrayDeque<>();
    private final Map<ColdKey, List<Waiting>> byKey = new HashMap<>();
    private int asks;

    WaitingRoom(int asksMax) {
        this.asksMax = asksMax;
    }

    private static final class Waiting {
        final Work work;
        int missing;

        Waiting(Work work, int missing) {
            this.work = work;
            this.missing = missing;
        }
    }

    /// Waits for nothing but its turn. False when there is no room.
    boolean offer(Work work) {
        return offer(work, Set.of());
    }

    /// Waits for all of these rows. False when there is no room.
    boolean offer(Work work, Set<ColdKey> awaited) {
        if (work.bounded() && asks >= asksMax) {
            return false;
        }
        asks += work.bounded() ? 1 : 0;
        Waiting waiting = new Waiting(work, awaited.size());
        awaited.forEach(
                key -> byKey.computeIfAbsent(key, each -> new ArrayList<>()).add(waiting));
        if (awaited.isEmpty()) {
            ready.addLast(work);
        }
        return true;
    }

    /// These rows are there.
    void arrived(Set<ColdKey> keys) {
        for (ColdKey key : keys) {
            for (Waiting waiting : waitingFor(key)) {
                waiting.missing--;
                if (waiting.missing == 0) {
                    ready.addLast(waiting.work);
                }
            }
        }
    }

    /// These rows could not be read: takes out what waits for any of them.
    List<Work> failed(Set<ColdKey> keys) {
        List<Work> out = new ArrayList<>();
        for (ColdKey key : keys) {
            for (Waiting waiting : waitingFor(key)) {
                if (waiting.missing > 0) {
                    // Where else it waits it counts no more: below zero it never becomes ready.
                    waiting.missing = -1;
                    asks -= waiting.work.bounded() ? 1 : 0;
                    out.add(waiting.work);
                }
            }
        }
        return out;
    }

    /// Nothing that was being read will arrive any more: all of it has its turn again.
    void forgetLoads() {
        for (ColdKey key : List.copyOf(byKey.keySet())) {
            for (Waiting waiting : waitingFor(key)) {
                if (waiting.missing > 0) {
                    waiting.missing = -1;
                    ready.addLast(waiting.work);
                }
            }
        }
    }

    /// Takes out the next that waits for nothing but its turn.
    @Nullable
    Work poll() {
        Work next = ready.pollFirst();
        if (next != null && next.bounded()) {
            asks--;
        }
        return next;
    }

    /// Takes out all asks and queries; sessions stay.
    List<Work> takeAsks() {
        forgetLoads();
        List<Work> out = ready.stream().filter(Work::bounded).toList();
        ready.removeIf(Work::bounded);
        asks = 0;
        return out;
    }

    boolean noAsks() {
        return asks == 0;
    }

    private List<Waiting> waitingFor(ColdKey key) {
        List<Waiting> waiting = byKey.remove(key);
        return waiting == null ? List.of() : waiting;
    }
}
