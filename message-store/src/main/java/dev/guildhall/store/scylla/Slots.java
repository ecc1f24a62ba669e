package dev.guildhall.store.scylla;

import dev.guildhall.store.LeaseLost;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/// The slots that this node holds under one lease. A slot is taken when the first of its owners starts, or when its
/// holder is gone and left something to do ([Adoption]).
///
/// An owner waits for a slot whose holder may live, as long as that takes.
final class Slots {
    private final NodeLease lease;
    private final TakeOver takeOver;
    private final Outboxes outboxes;
    private final Map<Slot, Taking> held = new ConcurrentHashMap<>();
    private CompletableFuture<Void> marking = CompletableFuture.completedFuture(null);

    /// @param aboveUs every time used in the slot before lies below
    /// @param aloneSince the epoch since which this process alone had it
    record Held(SlotJournal journal, SlotMarks marks, long aboveUs, long aloneSince) {}

    /// A slot that is held or being taken.
    private static final class Taking {
        private final CompletableFuture<Held> held = new CompletableFuture<>();
        private boolean wanted;
        private boolean dropped;

        /// An owner waits for it. False when it was dropped already: then it is taken anew.
        synchronized boolean want() {
            wanted = true;
            return !dropped;
        }

        /// Whether to go on while the slot's holder may live. Once false, nobody may begin to want it any more.
        synchronized boolean wanted() {
            dropped = !wanted;
            return wanted;
        }
    }

    Slots(NodeLease lease, TakeOver takeOver, Outboxes outboxes) {
        this.lease = lease;
        this.takeOver = takeOver;
        this.outboxes = outboxes;
    }

    /// The slot's journal, once the slot is this node's. A take-over that failed is begun anew by the next call.
    CompletionStage<Held> hold(Slot slot) {
        while (true) {
            Taking mine = new Taking();
            Taking found = held.putIfAbsent(slot, mine);
            if (found == null) {
                mine.want();
                return begin(slot, mine);
            }
            if (found.want()) return found.held;
            held.remove(slot, found);
        }
    }

    /// Takes the slot, unless its holder may live or somebody here takes it already. Fails with [LeaseLost] where the
    /// holder lives.
    CompletionStage<Held> adopt(Slot slot) {
        Taking mine = new Taking();
        Taking found = held.putIfAbsent(slot, mine);
        return found == null ? begin(slot, mine) : found.held;
    }

    private CompletionStage<Held> begin(Slot slot, Taking taking) {
        takeOver.take(slot, taking::wanted).whenComplete((taken, failure) -> {
            if (failure == null) {
                taking.held.complete(taken);
            } else {
                held.remove(slot, taking);
                taking.held.completeExceptionally(failure);
            }
        });
        return taking.held;
    }

    /// The slot's journal, where it is held or about to be; without taking it.
    CompletionStage<Held> holding(Slot slot) {
        Taking found = lease.lives() ? held.get(slot) : null;
        return found != null
                ? found.held
                : CompletableFuture.failedFuture(new LeaseLost("slot " + slot.number() + " is not held"));
    }

    /// Whether it is held, or being taken.
    boolean has(Slot slot) {
        return held.containsKey(slot);
    }

    NodeLease lease() {
        return lease;
    }

    Outboxes outboxes() {
        return outboxes;
    }

    /// What is held by now.
    List<Held> held() {
        return held.values().stream()
                .map(taking -> taking.held)
                .filter(taking -> taking.isDone() && !taking.isCompletedExceptionally())
                .map(CompletableFuture::join)
                .toList();
    }

    /// Writes how far the rows are and what was taken, where that changed. Called about once a second; joins the last
    /// run while that is under way.
    synchronized CompletionStage<Void> mark() {
        if (marking.isDone()) {
            marking = Bounded.each(held(), each -> each.marks().write())
                    .thenApply(_ -> (Void) null)
                    .toCompletableFuture();
        }
        return marking;
    }

    /// The same, when nothing more follows.
    CompletionStage<Void> settle() {
        return Bounded.each(held(), each -> each.marks().settle(each.journal().finish()))
                .thenApply(_ -> null);
    }
}
