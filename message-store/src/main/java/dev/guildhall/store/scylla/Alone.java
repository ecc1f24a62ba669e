package dev.guildhall.store.scylla;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Since when this process alone has had each slot, over all its tenures. A slot passes from epoch to epoch by
/// conditional statements, so whoever took it knows from whom.
final class Alone {
    /// This process's leases: one for each tenure.
    private final Set<Long> nodes = ConcurrentHashMap.newKeySet();
    /// At most one for each slot.
    private final Map<Slot, Long> since = new ConcurrentHashMap<>();

    void leased(long node) {
        nodes.add(node);
    }

    /// Whether it was this process's lease.
    boolean had(long node) {
        return nodes.contains(node);
    }

    /// Called before `epoch` is asked for, whether or not an answer will come.
    void asksAfter(long holder, Slot slot, long epoch) {
        if (!had(holder)) since.put(slot, epoch);
    }

    /// The same for a slot that nobody ever had.
    void asksFirst(Slot slot) {
        since.put(slot, 1L);
    }

    /// Of a slot that was asked for.
    long since(Slot slot) {
        return since.getOrDefault(slot, Long.MAX_VALUE);
    }
}
