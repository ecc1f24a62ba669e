package dev.guildhall.store.scylla;

import dev.guildhall.store.LeaseLost;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/// Writes down, about once a second, how far a slot's rows are and what of its journals was taken, and drops the
/// partitions that lie before both. Each mark is in the store, and the lease lives then, before anything goes that it
/// speaks for: a successor, who reads marks after that, begins behind what is being dropped.
///
/// A mark that is not written is harmless: a successor writes some rows again, and the bus gets some entries again.
/// All is written below the lease's ceiling, so whatever arrives late is older than what a successor writes; and it is
/// true all the same, for what it says was so while the lease lived.
final class SlotMarks {
    private final Cql cql;
    private final Journal journal;
    private final NodeLease lease;
    private final Timestamps times;
    private final SlotJournal rows;
    private final SlotOutbox outbox;
    /// Of the rows.
    private long applied;
    /// As it is in the store, and as far as partitions were dropped since.
    private OutboxMark written;
    private OutboxMark reached;
    private CompletableFuture<Void> busy = CompletableFuture.completedFuture(null);

    /// @param found the slot's mark as an earlier holder left it
    SlotMarks(
            Cql cql,
            Journal journal,
            NodeLease lease,
            Timestamps times,
            SlotJournal rows,
            SlotOutbox outbox,
            OutboxMark found) {
        this.cql = cql;
        this.journal = journal;
        this.lease = lease;
        this.times = times;
        this.rows = rows;
        this.outbox = outbox;
        this.written = found;
        this.reached = found;
    }

    /// What changed since the last time; nothing while that is still under way.
    synchronized CompletionStage<Void> write() {
        if (busy.isDone()) busy = step().handle((_, _) -> (Void) null).toCompletableFuture();
        return busy;
    }

    /// The same when nothing more follows, behind what is under way. Where everything is written and taken, it says
    /// that too: then nobody need take the slot before an owner wants it.
    ///
    /// @param quiet whether the journal has nothing whose rows are not there
    synchronized CompletionStage<Void> settle(boolean quiet) {
        busy = busy.thenCompose(_ -> outbox.still())
                .thenCompose(_ -> step())
                .thenCompose(_ -> settledBy(quiet))
                .handle((_, _) -> (Void) null);
        return busy;
    }

    private CompletionStage<Void> step() {
        // In this order: what was taken was applied before.
        Place taken = outbox.through();
        long upTo = rows.applied();
        if (upTo == applied && taken.equals(written.taken())) return done();
        return marked(upTo).thenCompose(_ -> advance(taken));
    }

    private CompletionStage<Void> settledBy(boolean quiet) {
        Place last = new Place(journal.epoch(), rows.applied());
        if (!quiet || !written.taken().equals(last) || !outbox.through().equals(last)) return done();
        return put(new OutboxMark(last, reached.kept(), true));
    }

    private CompletionStage<Void> marked(long upTo) {
        if (upTo == applied) return done();
        return stamped(atUs -> journal.mark(upTo, atUs)).thenAccept(_ -> applied = upTo);
    }

    /// Epoch by epoch.
    private CompletionStage<Void> advance(Place taken) {
        if (reached.taken().epoch() < taken.epoch()) return passEpoch().thenCompose(_ -> advance(taken));
        if (taken.equals(written.taken())) return done();
        return put(new OutboxMark(taken, reached.kept(), false))
                .thenCompose(_ -> drop(taken.epoch(), Journal.segment(taken.seq() + 1)));
    }

    /// All of an earlier epoch was taken: nothing of it is needed any more. Its end is written first: a successor that
    /// finds half of it dropped goes on dropping.
    private CompletionStage<Void> passEpoch() {
        Place from = reached.taken();
        Journal old = journal.of(from.epoch());
        return old.marked().thenCompose(marked -> {
            Place last = new Place(from.epoch(), Math.max(marked, from.seq()));
            CompletionStage<Void> said = last.equals(from) ? done() : put(new OutboxMark(last, reached.kept(), false));
            long segments = last.seq() == 0 ? 0 : Journal.segment(last.seq()) + 1;
            return said.thenCompose(_ -> drop(last.epoch(), segments))
                    .thenCompose(_ -> stamped(old::forgetMark))
                    .thenAccept(_ -> reached = new OutboxMark(new Place(last.epoch() + 1, 0), 0, false));
        });
    }

    private CompletionStage<Void> put(OutboxMark mark) {
        return stamped(atUs -> mark.write(cql, journal.slot(), atUs)).thenAccept(_ -> {
            written = mark;
            reached = mark;
        });
    }

    /// The segments before that one.
    private CompletionStage<Void> drop(long epoch, long before) {
        if (reached.kept() >= before) return done();
        Journal of = journal.of(epoch);
        return Bounded.each(
                        LongStream.range(reached.kept(), before).boxed().toList(),
                        segment -> stamped(atUs -> of.drop(segment, atUs)))
                .thenAccept(_ -> reached = new OutboxMark(reached.taken(), before, false));
    }

    private CompletionStage<Void> stamped(LongFunction<CompletionStage<Void>> write) {
        if (!lease.lives()) return CompletableFuture.failedFuture(new LeaseLost("the lease is over"));
        long atUs = times.next(1);
        return lease.reach(atUs).thenCompose(_ -> write.apply(atUs));
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
