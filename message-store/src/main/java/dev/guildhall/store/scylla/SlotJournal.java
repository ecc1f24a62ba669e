package dev.guildhall.store.scylla;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.store.Commit;
import dev.guildhall.store.CommitWeight;
import dev.guildhall.store.LeaseLost;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.StoreUnavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The one writer of a slot's journal under one epoch.
///
/// All commits that wait are written as one mutation of one partition; when it is there and the lease still lives,
/// their rows are written and the commits are done, in the order in which they came. The next mutation goes out as
/// soon as the one before it is in the journal: rows of several are on their way at once, and their times, not
/// their arrival, say which stands. One mutation is in flight at a time, so what the journal holds has no holes.
///
/// A mutation whose fate is unknown is settled before anything else is written: read back, and if it is not there,
/// shadowed, so that it never will be.
///
/// Bounds: [Bounds#waitingMax] commits wait; more fail at once. [Bounds#batchesAhead] mutations have rows on their
/// way; then the next waits.
final class SlotJournal {
    /// Entries of one partition: what is dropped at once when it is no longer needed.
    static final int SEGMENT = 1_024;

    /// Of no owner: asks only whether everything has come to its end.
    private static final OwnerId IDLE = new OwnerId.OfGuild(new GuildId(0));

    /// @param batchMax commits in one mutation
    /// @param batchBytesMax what they may weigh together; one alone may weigh more
    /// @param waitingMax commits that may wait
    /// @param batchesAhead mutations whose rows may be on their way at once
    /// @param numbersMax owners whose last number is remembered
    record Bounds(int batchMax, int batchBytesMax, int waitingMax, int batchesAhead, int numbersMax) {}

    /// Commits that go into the journal together.
    private record Batch(List<JournalEntry> entries, List<Waiting.Handed> handed) {
        long firstSeq() {
            return entries.getFirst().seq();
        }

        long lastSeq() {
            return entries.getLast().seq();
        }
    }

    private final Journal journal;
    private final NodeLease lease;
    private final Timestamps times;
    private final RowWriting rows;
    private final Bounds bounds;
    private final SlotOutbox outbox;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final OwnerNumbers numbers;

    private CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
    private boolean busy;
    private boolean over;
    private int ahead;
    private long nextSeq = 1;
    private volatile long applied;
    private @Nullable Batch unsettled;

    SlotJournal(Journal journal, NodeLease lease, Timestamps times, RowWriting rows, Bounds bounds, SlotOutbox outbox) {
        this.journal = journal;
        this.lease = lease;
        this.times = times;
        this.rows = rows;
        this.bounds = bounds;
        this.outbox = outbox;
        this.numbers = new OwnerNumbers(bounds.numbersMax());
    }

    long epoch() {
        return journal.epoch();
    }

    /// The last entry whose rows are all there, as are those of all before it.
    long applied() {
        return applied;
    }

    CompletionStage<Void> commit(Commit commit) {
        Waiting.Handed handed = new Waiting.Handed(commit, new CompletableFuture<>(), !Changes.needsReady(commit));
        take(handed);
        return handed.done();
    }

    /// Behind everything that was handed in before.
    CompletionStage<Long> lastNumber(OwnerId owner) {
        Waiting.Asked asked = new Waiting.Asked(owner, new CompletableFuture<>());
        take(asked);
        return asked.number();
    }

    /// Completes when everything handed in has come to its end.
    CompletionStage<Void> idle() {
        return lastNumber(IDLE).handle((_, _) -> null);
    }

    /// Takes nothing more. Whether all that was handed in has come to its end: then the journal has nothing whose rows
    /// are not there, and never will.
    boolean finish() {
        List<Waiting> late;
        boolean quiet;
        synchronized (this) {
            late = List.copyOf(waiting);
            quiet = !over && !busy && unsettled == null && late.isEmpty() && ahead == 0 && applied == nextSeq - 1;
            over = true;
            waiting.clear();
        }
        late.forEach(item -> item.fail(new StoreUnavailable("the store is closed")));
        return quiet;
    }

    private void take(Waiting item) {
        String refusal = null;
        synchronized (this) {
            if (over) {
                refusal = "the lease is over";
            } else if (waiting.size() >= bounds.waitingMax()) {
                item.fail(new StoreUnavailable(bounds.waitingMax() + " commits wait for slot " + journal.slot()));
                return;
            } else {
                waiting.add(item);
            }
        }
        if (refusal != null) {
            item.fail(new LeaseLost(refusal));
        } else {
            pump();
        }
    }

    /// Starts whatever can be started. Called whenever something changed.
    private void pump() {
        Runnable next;
        synchronized (this) {
            next = busy || over ? null : next();
            busy |= next != null;
        }
        if (next != null) next.run();
    }

    /// Under the lock. What to do now, null for nothing.
    private @Nullable Runnable next() {
        if (waiting.isEmpty()) return null;
        if (unsettled != null) {
            Batch batch = unsettled;
            return () -> settle(batch);
        }
        if (ahead >= bounds.batchesAhead()) return null;
        Optional<OwnerId> unknown = collectable();
        if (unknown.isPresent()) return () -> load(unknown.get());
        if (waiting.element() instanceof Waiting.Handed handed && nextUnready(handed)) {
            CompletableFuture<Void> before = done;
            return () -> makeReady(handed, before);
        }
        Batch batch = collect();
        return batch.entries().isEmpty() ? next() : () -> write(batch);
    }

    /// The first waiting one's owner, when its number is not known.
    private Optional<OwnerId> collectable() {
        OwnerId owner = waiting.element().owner();
        return owner.equals(IDLE) || numbers.knows(owner) ? Optional.empty() : Optional.of(owner);
    }

    /// Under the lock. Whether it would go into the journal now, but that nobody asked whether it may.
    private boolean nextUnready(Waiting.Handed handed) {
        return !handed.ready() && numbers.isNext(handed.commit());
    }

    /// The last moment at which a commit can be refused. It goes by rows, so those of all before it have to be there;
    /// meanwhile the commit stays the first in the line.
    private void makeReady(Waiting.Handed handed, CompletableFuture<Void> before) {
        CompletionStage<Boolean> asked =
                before.handle((_, _) -> handed.commit()).thenCompose(rows::ready);
        asked.whenComplete((ready, failure) -> {
            if (failure != null) {
                failWaiting(failure);
                return;
            }
            synchronized (this) {
                if (!over) {
                    waiting.remove();
                    if (ready) {
                        waiting.addFirst(new Waiting.Handed(handed.commit(), handed.done(), true));
                    } else {
                        numbers.broke(handed.commit());
                    }
                }
            }
            if (!ready) handed.fail(new StoreUnavailable("the claim of a name ran out before its commit"));
            free();
        });
    }

    private void free() {
        synchronized (this) {
            busy = false;
        }
        pump();
    }

    private void load(OwnerId owner) {
        journal.number(owner).whenComplete((number, failure) -> {
            synchronized (this) {
                if (failure == null) numbers.put(owner, number);
            }
            if (failure == null) {
                free();
            } else {
                failWaiting(failure);
            }
        });
    }

    /// Takes from the line what can go together. Answers on the way what needs no writing.
    private Batch collect() {
        Batch batch = new Batch(new ArrayList<>(), new ArrayList<>());
        long bytes = 0;
        while (!waiting.isEmpty()) {
            OwnerId owner = waiting.element().owner();
            if (!owner.equals(IDLE) && !numbers.knows(owner)) break;
            if (waiting.element() instanceof Waiting.Asked asked) {
                if (!batch.entries().isEmpty()) break;
                waiting.remove();
                Long number = asked.owner().equals(IDLE) ? Long.valueOf(0) : numbers.known(asked.owner());
                done.whenComplete((_, _) -> asked.number().complete(number));
                continue;
            }
            Waiting.Handed handed = (Waiting.Handed) waiting.element();
            if (nextUnready(handed)) break;
            Throwable refusal = numbers.refusal(handed.commit());
            if (refusal != null) {
                waiting.remove();
                handed.done().completeExceptionally(refusal);
                continue;
            }
            if (numbers.has(handed.commit())) {
                if (!batch.entries().isEmpty()) break;
                waiting.remove();
                done.whenComplete((_, _) -> handed.done().complete(null));
                continue;
            }
            long weight = CommitWeight.of(handed.commit());
            boolean full = batch.entries().size() == bounds.batchMax()
                    || (!batch.entries().isEmpty() && bytes + weight > bounds.batchBytesMax())
                    || (!batch.entries().isEmpty() && nextSeq % SEGMENT == 0);
            if (full) break;
            waiting.remove();
            bytes += weight;
            numbers.put(owner, handed.commit().number());
            long firstUs = times.next(handed.commit().changes().size() + 1);
            batch.entries().add(new JournalEntry(nextSeq++, firstUs, handed.commit()));
            batch.handed().add(handed);
        }
        return batch;
    }

    private void write(Batch batch) {
        lease.reach(times.latest())
                .thenCompose(_ -> journal.put(batch.entries()))
                .whenComplete((_, failure) -> {
                    if (!lease.lives()) {
                        lose(batch);
                    } else if (failure != null) {
                        doubt(batch, failure);
                    } else {
                        written(batch);
                    }
                });
    }

    /// In the journal, and the lease lives: whatever happens now, these commits are.
    private void written(Batch batch) {
        apply(batch, batch.handed());
        free();
    }

    private void apply(Batch batch, List<Waiting.Handed> handed) {
        CompletableFuture<Void> written = rows.applyAll(batch.entries(), lease::lives);
        CompletableFuture<Void> before;
        CompletableFuture<Void> then = new CompletableFuture<>();
        synchronized (this) {
            ahead++;
            before = done;
            done = then;
            batch.entries().forEach(entry -> numbers.stands(entry.commit()));
        }
        written.runAfterBoth(before, () -> {}).whenComplete((_, failure) -> {
            synchronized (this) {
                ahead--;
                if (failure == null) applied = batch.lastSeq();
            }
            if (failure == null) {
                outbox.applied(batch.entries());
                handed.forEach(each -> each.done().complete(null));
                then.complete(null);
                pump();
            } else {
                handed.forEach(each -> each.done().completeExceptionally(new LeaseLost("the lease is over")));
                then.completeExceptionally(failure);
                lose(null);
            }
        });
    }

    /// The numbers are as before; what follows has to wait until the batch is settled.
    private void doubt(Batch batch, Throwable failure) {
        synchronized (this) {
            unsettled = batch;
            for (JournalEntry entry : batch.entries().reversed()) {
                numbers.put(entry.commit().owner(), entry.commit().number() - 1);
                numbers.broke(entry.commit());
            }
            nextSeq = batch.firstSeq();
        }
        batch.handed().forEach(each -> each.done().completeExceptionally(failure));
        free();
    }

    private void settle(Batch batch) {
        journal.entries(batch.firstSeq(), batch.lastSeq())
                .thenCompose(found -> found.isEmpty()
                        ? journal.shadow(batch.firstSeq(), times.next(1)).thenApply(_ -> false)
                        : CompletableFuture.completedFuture(true))
                .whenComplete((there, failure) -> {
                    if (!lease.lives()) {
                        lose(null);
                    } else if (failure != null) {
                        failWaiting(failure);
                    } else {
                        settled(batch, there);
                    }
                });
    }

    private void settled(Batch batch, boolean there) {
        synchronized (this) {
            unsettled = null;
            if (there) {
                batch.entries()
                        .forEach(entry -> numbers.put(
                                entry.commit().owner(), entry.commit().number()));
                nextSeq = batch.lastSeq() + 1;
            }
        }
        if (there) apply(batch, List.of());
        free();
    }

    /// The store does not answer: whoever waits is told so now, instead of later.
    private void failWaiting(Throwable failure) {
        List<Waiting> failed;
        synchronized (this) {
            failed = List.copyOf(waiting);
            waiting.clear();
            for (Waiting item : failed) {
                if (item instanceof Waiting.Handed handed) {
                    numbers.broke(handed.commit());
                }
            }
            busy = false;
        }
        failed.forEach(item -> item.fail(failure));
    }

    /// Another node may hold the slot: nothing is acknowledged any more.
    private void lose(@Nullable Batch batch) {
        List<Waiting> failed = new ArrayList<>();
        synchronized (this) {
            over = true;
            busy = false;
            if (batch != null) failed.addAll(batch.handed());
            failed.addAll(waiting);
            waiting.clear();
        }
        failed.forEach(item -> item.fail(new LeaseLost("the lease is over")));
    }
}
