package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.store.LeaseLost;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// How a slot becomes this node's: the epoch is raised by one conditional statement, what an earlier holder may still
/// have under way is shadowed, and what its journal has beyond its rows is written. Only then does anything else happen
/// in the slot.
final class TakeOver {
    private final Cql cql;
    private final NodeLease lease;
    private final Timestamps times;
    private final Watch watch;
    private final RowWriting rows;
    private final SlotJournal.Bounds bounds;
    private final Outboxes outboxes;
    private final Alone alone;
    private final Executor later;

    private record Found(long epoch, long node, long rolled) {
        static Found of(Row row) {
            return new Found(row.getLong("epoch"), row.getLong("node"), row.getLong("rolled"));
        }
    }

    /// @param again how long to wait before a holder that may live is looked at again
    TakeOver(
            Cql cql,
            NodeLease lease,
            Timestamps times,
            Watch watch,
            RowWriting rows,
            SlotJournal.Bounds bounds,
            Outboxes outboxes,
            Alone alone,
            Duration again) {
        this.cql = cql;
        this.lease = lease;
        this.times = times;
        this.watch = watch;
        this.rows = rows;
        this.bounds = bounds;
        this.outboxes = outboxes;
        this.alone = alone;
        alone.leased(lease.node());
        this.later = CompletableFuture.delayedExecutor(again.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// While the holder may live it is waited for, as long as that takes and `waits` says so; then this fails with
    /// [LeaseLost].
    CompletionStage<Slots.Held> take(Slot slot, BooleanSupplier waits) {
        if (!lease.lives()) return CompletableFuture.failedFuture(new LeaseLost("the node's lease is over"));
        return cql.row(CoreQuery.SLOT_READ, Found::of, slot.number())
                .thenCompose(found -> found.isEmpty() ? found(slot, waits) : takeFrom(slot, found.get(), waits));
    }

    /// Nobody ever had it.
    private CompletionStage<Slots.Held> found(Slot slot, BooleanSupplier waits) {
        alone.asksFirst(slot);
        return cql.conditional(CoreQuery.SLOT_INSERT, slot.number(), lease.node())
                .thenCompose(answer -> answer.getBoolean("[applied]") ? opened(slot, 1, 0) : take(slot, waits));
    }

    private CompletionStage<Slots.Held> takeFrom(Slot slot, Found before, BooleanSupplier waits) {
        if (before.node() == lease.node()) {
            // An own attempt of which no answer came; nothing was written under it.
            return raise(slot, before, lease.ceilingUs() - 1, waits);
        }
        return watch.look(before.node()).thenCompose(state -> {
            // An earlier tenure of this process, which knows that it is over, whatever the store was told of that.
            if (state.over() || alone.had(before.node())) return raise(slot, before, state.ceilingUs(), waits);
            if (!waits.getAsBoolean()) {
                return CompletableFuture.failedFuture(new LeaseLost("slot " + slot.number() + " is another node's"));
            }
            return CompletableFuture.supplyAsync(() -> take(slot, waits), later).thenCompose(again -> again);
        });
    }

    private CompletionStage<Slots.Held> raise(Slot slot, Found before, long aboveUs, BooleanSupplier waits) {
        times.raise(aboveUs);
        long epoch = before.epoch() + 1;
        alone.asksAfter(before.node(), slot, epoch);
        return lease.reach(aboveUs + 1)
                .thenCompose(
                        _ -> cql.conditional(CoreQuery.SLOT_TAKE, epoch, lease.node(), slot.number(), before.epoch()))
                .thenCompose(answer -> answer.getBoolean("[applied]")
                        ? rollForward(slot, before.rolled() + 1, epoch, aboveUs)
                                .thenCompose(_ -> opened(slot, epoch, aboveUs))
                        : take(slot, waits));
    }

    /// Journals of earlier epochs, oldest first: a take-over may itself have been cut short. Each ends with its mark at
    /// its last entry, which is where its outbox ends too.
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
                            .thenCompose(_ -> apply(tail, 0))
                            .thenCompose(_ -> old.mark(last, times.next(1)));
                }))
                .thenCompose(_ -> rollForward(slot, from + 1, epoch, aboveUs));
    }

    /// A few at a time: all at once may be more than a connection takes.
    private CompletionStage<Void> apply(List<JournalEntry> tail, int from) {
        if (from == tail.size()) return CompletableFuture.completedFuture(null);
        int to = Math.min(tail.size(), from + bounds.batchMax());
        return rows.applyAll(tail.subList(from, to), lease::lives).thenCompose(_ -> apply(tail, to));
    }

    private CompletionStage<Slots.Held> opened(Slot slot, long epoch, long aboveUs) {
        return OutboxMark.read(cql, slot).thenApply(mark -> {
            Journal journal = new Journal(cql, slot, epoch);
            SlotOutbox outbox = new SlotOutbox(journal, lease, outboxes, mark.taken());
            SlotJournal writer = new SlotJournal(journal, lease, times, rows, bounds, outbox);
            outbox.begin();
            SlotMarks marks = new SlotMarks(cql, journal, lease, times, writer, outbox, mark);
            return new Slots.Held(writer, marks, aboveUs, alone.since(slot));
        });
    }
}
