package dev.guildhall.owner;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decided changes whose effects have not left yet, and the order in which they may: those of one lane in the
/// order of their decisions; a change of the whole owner after everything decided before it and before
/// everything decided after it.
///
/// Example: a, then b in channel 1, then G of the whole, then c in channel 2. If b, G and c are durable
/// and a is not, nothing leaves: b waits for a, G for both, c for G.
final class Lanes<E> {
    private final int openPerLaneMax;
    /// Stretches between barriers. The first one's changes may leave, each lane's in order.
    private final Deque<Stretch<E>> stretches = new ArrayDeque<>(4);

    private final Map<Lane, Integer> openIn = new HashMap<>();

    Lanes(int openPerLaneMax) {
        this.openPerLaneMax = openPerLaneMax;
    }

    /// Changes between two barriers, or barriers that follow each other.
    private static final class Stretch<E> {
        final boolean barrier;
        final Map<Lane, Deque<OpenChange<E>>> lanes = new LinkedHashMap<>();

        Stretch(boolean barrier) {
            this.barrier = barrier;
        }
    }

    /// No further change of the lane can be taken.
    boolean full(Lane lane) {
        return openIn.getOrDefault(lane, 0) >= openPerLaneMax;
    }

    boolean empty() {
        return stretches.isEmpty();
    }

    void add(OpenChange<E> change) {
        boolean barrier = change.lane().equals(Lane.WHOLE);
        Stretch<E> last = stretches.peekLast();
        if (last == null || last.barrier != barrier) {
            last = new Stretch<>(barrier);
            stretches.addLast(last);
        }
        last.lanes.computeIfAbsent(change.lane(), lane -> new ArrayDeque<>()).addLast(change);
        openIn.merge(change.lane(), 1, Integer::sum);
    }

    /// Takes out the next change that may leave; null when none may.
    @Nullable
    OpenChange<E> poll() {
        Stretch<E> first = stretches.peekFirst();
        if (first == null) {
            return null;
        }
        for (Map.Entry<Lane, Deque<OpenChange<E>>> lane : first.lanes.entrySet()) {
            OpenChange<E> head = lane.getValue().element();
            if (head.settled()) {
                take(first, lane.getKey(), lane.getValue());
                return head;
            }
        }
        return null;
    }

    private void take(Stretch<E> first, Lane lane, Deque<OpenChange<E>> changes) {
        changes.removeFirst();
        openIn.computeIfPresent(lane, (key, count) -> count == 1 ? null : count - 1);
        if (changes.isEmpty()) {
            first.lanes.remove(lane);
        }
        if (first.lanes.isEmpty()) {
            stretches.removeFirst();
        }
    }

    /// All of them, lane by lane.
    List<OpenChange<E>> open() {
        List<OpenChange<E>> all = new ArrayList<>();
        stretches.forEach(stretch -> stretch.lanes.values().forEach(all::addAll));
        return all;
    }
}
