package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.store.LeaseLost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// The slots that this node holds under one lease. A slot is taken when the first of its owners starts: the epoch is
/// raised by one conditional statement, what an earlier holder may still have under way is shadowed, and what its
/// journal has beyond its rows is written. Only then does anything else happen in the slot.
///
/// A slot whose holder may live is waited for, as long as that takes.
final class Slots {
    private final Cql cql;
    private final NodeLease lease;
    private final Timestamps times;
    private final Watch watch;
    private final RowWriting rows;
    private final SlotJournal.Bounds bounds;
    private final Alone alone;
    private final Executor later;
    private final Map<Slot, CompletableFuture<Held>> held = new ConcurrentHashMap<>();

    /// @param aboveUs every time used in the slot before lies below
    /// @param aloneSince the epoch since which this process alone had it
    record Held(SlotJournal journal, long aboveUs, long aloneSince) {}

    private record Found(long epoch, long node, long rolled) {
        static Found of(Row row) {
            return new Found(row.getLong("epoch"), row.getLong("node"), row.getLong("rolled"));
        }
    }

    /// @param again how long to wait before a holder that may live is looked at again
    Slots(
            Cql cql,
            NodeLease lease,
            Timestamps times,
            Watch watch,
            RowWriting rows,
            SlotJournal.Bounds bounds,
            Alone alone,
            Duration again) {
        this.cql = cql;
        this.lease = lease;
        this.times = times;
        this.watch = watch;
        this.rows = rows;
        this.bounds = bounds;
        this.alone = alone;
        alone.leased(lease.node());
        this.later = CompletableFuture.delayedExecutor(again.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The slot's journal, once the slot is this node's. A take-over that failed is begun anew by the next call.
    CompletionStage<Held> hold(Slot slot) {
        CompletableFuture<Held> taking = new CompletableFuture<>();
        CompletableFuture<Held> found = held.putIfAbsent(slot, taking);
        if (found != null) return found;
        take(slot).whenComplete((journal, failure) -> {
            if (failure == null) {
                taking.complete(journal);
            } else {
                held.remove(slot, taking);
                taking.completeExceptionally(failure);
            }
        });
        return taking;
    }

    /// The slot's journal, where it is held or about to be; without taking it.
    CompletionStage<Held> holding(Slot slot) {
        CompletableFuture<Held> found = lease.lives() ? held.get(slot) : null;
        return found != null
                ? found
                : CompletableFuture.failedFuture(new LeaseLost("slot " + slot.number() + " is not held"));
    }

    /// What is held by now.
    List<SlotJournal> journals() {
        return held.values().stream()
                .filter(taking -> taking.isDone() && !taking.isCompletedExceptionally())
                .map(taking -> taking.join().journal())
                .toList();
    }

    /// Writes how far the rows are, where that changed. Called about once a second.
    void mark() {
        journals().forEach(SlotJournal::mark);
    }

    /// The same, when nothing more follows.
    CompletionStage<Void> markAll() {
        return Cql.allOf(journals().stream().map(SlotJournal::mark).toList());
    }

    private CompletionStage<Held> take(Slot slot) {
        if (!lease.lives()) return CompletableFuture.failedFuture(new LeaseLost("the node's lease is over"));
        return cql.row(CoreQuery.SLOT_READ, Found::of, slot.number())
                .thenCompose(found -> found.isEmpty() ? found(slot) : takeFrom(slot, found.get()));
    }

    /// Nobody ever had it.
    private CompletionStage<Held> found(Slot slot) {
        alone.asksFirst(slot);
        return cql.conditional(CoreQuery.SLOT_INSERT, slot.number(), lease.node())
                .thenCompose(answer -> answer.getBoolean("[applied]") ? opened(slot, 1, 0) : take(slot));
    }

    private CompletionStage<Held> takeFrom(Slot slot, Found before) {
        if (before.node() == lease.node()) {
            // An own attempt of which no answer came; nothing was written under it.
            return raise(slot, before, lease.ceilingUs() - 1);
        }
        return watch.look(before.node()).thenCompose(state -> {
            // An earlier tenure of this process, which knows that it is over, whatever the store was told of that.
            if (state.over() || alone.had(before.node())) return raise(slot, before, state.ceilingUs());
            return CompletableFuture.supplyAsync(() -> take(slot), later).thenCompose(again -> again);
        });
    }

    private CompletionStage<Held> raise(Slot slot, Found before, long aboveUs) {
        times.raise(aboveUs);
        long epoch = before.epoch() + 1;
        alone.asksAfter(before.node(), slot, epoch);
        return lease.reach(aboveUs + 1)
                .thenCompose(
                        _ -> cql.conditional(CoreQuery.SLOT_TAKE, epoch, lease.node(), slot.number(), before.epoch()))
                .thenCompose(answer -> answer.getBoolean("[applied]")
                        ? rollForward(slot, before.rolled() + 1, epoch, aboveUs)
                                .thenCompose(_ -> opened(slot, epoch, aboveUs))
                        : take(slot));
    }

    /// Journals of earlier epochs, oldest first: a take-over may itself have been cut short.
    private CompletionStage<Void> rollForward(Slot slot, long from, long epoch, long aboveUs) {
        if (from >= epoch) {
            return cql.conditional(CoreQuery.SLOT_ROLLED, epoch - 1, slot.number(), epoch)
                    .thenApply(_ -> null);
        }
        Journal old = new Journal(cql, slot, from);
        return old.marked()
                .thenCompose(mark -> old.from(mark + 1).thenCompose(tail -> {
                    long last = tail.isEmpty() ? mark : tail.getLast().seq();
                    // Below the ceiling of whoever wrote it, above each time that it used.
                    return old.shadow(last + 1, aboveUs - 1)
                            .thenCompose(_ -> rows.applyAll(tail, lease::lives))
                            .thenCompose(_ -> old.mark(last, times.next(1)));
                }))
                .thenCompose(_ -> rollForward(slot, from + 1, epoch, aboveUs));
    }

    private CompletionStage<Held> opened(Slot slot, long epoch, long aboveUs) {
        Journal journal = new Journal(cql, slot, epoch);
        return CompletableFuture.completedFuture(
                new Held(new SlotJournal(journal, lease, times, rows, bounds), aboveUs, alone.since(slot)));
    }
}
