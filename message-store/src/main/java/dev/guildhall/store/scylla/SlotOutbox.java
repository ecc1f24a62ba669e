package dev.guildhall.store.scylla;

import dev.guildhall.store.CommitWeight;
import dev.guildhall.store.LeaseLost;
import dev.guildhall.store.OutboxEntry;
import dev.guildhall.store.OutboxPart;
import dev.guildhall.store.Outgoing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// What the journals of a slot have for the bus, read by the slot's holder: first what earlier epochs left, then what
/// its own has, and of that no entry before its rows are there.
///
/// Everything from [#stored] on is read from the store; what is before it and was not taken waits here, in the tail.
/// Usually that is all: an entry comes into the tail as its rows are there, and leaves it when it is taken. When the
/// tenure's room for that is used up, `stored` stays where it is, and the journal is read from there until it has been
/// caught up with: once one reading brings all that is left, what comes meanwhile goes into the tail, and what was read
/// goes before it ([#bridge]). Entries that nobody else hears of are passed over in both.
///
/// Earlier epochs are complete ([TakeOver] saw to that before the slot was this node's), and end where their mark says.
/// That a partition has nothing is no end.
final class SlotOutbox implements OutboxPart {
    /// Entries in one reading of the store.
    private static final int PAGE = 128;

    private static final String OVER = "the lease is over";

    /// @param atUs when it was committed
    private record Kept(OutboxEntry entry, long weight, long atUs) {}

    /// Entries of the store from one place on.
    ///
    /// @param next where to go on
    private record Page(List<JournalEntry> entries, Place next) {}

    private final Journal journal;
    private final NodeLease lease;
    private final Outboxes shared;
    private final Deque<Kept> tail = new ArrayDeque<>();
    private Place stored;
    private long applied;
    /// From where what comes before the tail is being read, null when nothing is.
    private @Nullable Place bridge;
    /// Whether it is known that something waits beyond `stored`, or must be taken for it.
    private boolean looked;
    /// When something that waits beyond `stored` was committed, about; 0 for unknown.
    private long storedUs;
    private CompletableFuture<Void> loading = CompletableFuture.completedFuture(null);
    private volatile @Nullable Place end;

    /// @param taken up to there the bus has everything
    SlotOutbox(Journal journal, NodeLease lease, Outboxes shared, Place taken) {
        this.journal = journal;
        this.lease = lease;
        this.shared = shared;
        this.stored = taken.next();
    }

    /// Looks once whether earlier epochs left something. Where that fails, the reader will see.
    void begin() {
        loaded(PAGE).whenComplete((_, _) -> {
            boolean waits;
            synchronized (this) {
                looked = true;
                waits = note();
            }
            if (waits) shared.tell();
        });
    }

    /// The rows of these entries, the next of the journal, are there.
    void applied(List<JournalEntry> entries) {
        boolean waits;
        synchronized (this) {
            boolean keeping = caughtUp();
            applied = entries.getLast().seq();
            long next = stored.seq();
            for (JournalEntry entry : entries) {
                keeping = keeping && (!Outgoing.any(entry.commit()) || keep(entry));
                if (!keeping) break;
                next = entry.seq() + 1;
            }
            if (next != stored.seq()) stored = new Place(journal.epoch(), next);
            waits = note();
        }
        if (waits) shared.tell();
    }

    /// Everything up to there the bus has, or does not want.
    synchronized Place through() {
        if (bridge != null) return bridge.before();
        if (tail.isEmpty()) return stored.before();
        OutboxEntry first = tail.getFirst().entry();
        return new Place(first.epoch(), first.number() - 1);
    }

    @Override
    public String name() {
        return "slot " + journal.slot().number();
    }

    @Override
    public CompletionStage<List<OutboxEntry>> read(int max) {
        if (!lease.lives()) return lost();
        synchronized (this) {
            if (atHand()) return CompletableFuture.completedFuture(head(max));
        }
        return loaded(max);
    }

    @Override
    public void taken(OutboxEntry last) {
        Place upTo = new Place(last.epoch(), last.number());
        synchronized (this) {
            while (!tail.isEmpty() && !upTo.isBefore(place(tail.getFirst().entry()))) {
                shared.give(tail.removeFirst().weight());
            }
            if (tail.isEmpty() && bridge == null) takenFromStore(upTo);
            note();
        }
    }

    /// Of what the tail had no room for.
    private void takenFromStore(Place upTo) {
        boolean read = upTo.epoch() < journal.epoch() || upTo.seq() <= applied;
        if (read && stored.epoch() == upTo.epoch() && stored.isBefore(upTo.next())) {
            stored = upTo.next();
            storedUs = 0;
        }
    }

    /// Completes when nothing is being read from the store: then what is known is known.
    synchronized CompletionStage<Void> still() {
        return loading;
    }

    /// About how many entries wait, and since when at least one does (microseconds, 0 for unknown).
    synchronized Lag lag() {
        Place through = through();
        long count = through.epoch() == journal.epoch() ? applied - through.seq() : applied + Math.max(1, tail.size());
        return new Lag(count, tail.isEmpty() ? storedUs : tail.getFirst().atUs());
    }

    record Lag(long count, long sinceUs) {}

    private static Place place(OutboxEntry entry) {
        return new Place(entry.epoch(), entry.number());
    }

    private boolean caughtUp() {
        return stored.epoch() == journal.epoch() && stored.seq() > applied;
    }

    private boolean atHand() {
        return bridge == null && (!tail.isEmpty() || caughtUp());
    }

    /// Under the lock, whenever something changed. Whether it waits.
    private boolean note() {
        boolean inTail = bridge == null && !tail.isEmpty();
        boolean inStore = bridge != null || !caughtUp();
        boolean waits = inTail || (looked && inStore);
        shared.note(this, waits);
        return waits;
    }

    private boolean keep(JournalEntry entry) {
        long weight = CommitWeight.of(entry.commit());
        if (!shared.take(weight)) {
            storedUs = entry.firstUs();
            looked = true;
            return false;
        }
        tail.add(new Kept(new OutboxEntry(journal.epoch(), entry.seq(), entry.commit()), weight, entry.firstUs()));
        return true;
    }

    private List<OutboxEntry> head(int max) {
        return tail.stream().limit(max).map(Kept::entry).toList();
    }

    /// One reading of the store at a time.
    private CompletionStage<List<OutboxEntry>> loaded(int max) {
        CompletableFuture<Void> before;
        CompletableFuture<Void> mine = new CompletableFuture<>();
        synchronized (this) {
            before = loading;
            loading = mine;
        }
        return before.thenCompose(_ -> load(max)).whenComplete((_, _) -> mine.complete(null));
    }

    /// Reads on until there is something, or nothing more.
    private CompletionStage<List<OutboxEntry>> load(int max) {
        int rows = Math.min(max, PAGE);
        Place from;
        long upTo;
        synchronized (this) {
            if (atHand()) return CompletableFuture.completedFuture(head(max));
            from = stored;
            upTo = applied;
            if (isLastReading(from, upTo, rows)) {
                bridge = from;
                stored = new Place(from.epoch(), upTo + 1);
            }
        }
        return last(from.epoch(), upTo)
                .thenCompose(last -> page(from, last, rows))
                .handle((page, failure) -> {
                    // Somebody else may have taken the rest, and dropped it, while this was read.
                    Throwable refusal = failure == null && !lease.lives() ? new LeaseLost(OVER) : failure;
                    return refusal == null ? keep(from, page) : broken(refusal);
                })
                .thenCompose(found -> found.isEmpty() ? load(max) : CompletableFuture.completedFuture(found));
    }

    /// Whether one reading of so many rows, which ends with its segment, brings all that there is.
    private boolean isLastReading(Place from, long upTo, int rows) {
        return from.epoch() == journal.epoch()
                && upTo - from.seq() < rows
                && Journal.segment(from.seq()) == Journal.segment(upTo);
    }

    private synchronized List<OutboxEntry> broken(Throwable failure) {
        if (bridge != null) withdraw(bridge);
        throw new CompletionException(failure instanceof CompletionException of ? of.getCause() : failure);
    }

    /// The tail begins with a hole that is not going to be filled: it is read from the store instead.
    private void withdraw(Place from) {
        tail.forEach(kept -> shared.give(kept.weight()));
        tail.clear();
        stored = from;
        bridge = null;
        looked = true;
        note();
    }

    /// The last entry of an epoch; of the own one, the last that may be read.
    private CompletionStage<Long> last(long epoch, long applied) {
        if (epoch == journal.epoch()) return CompletableFuture.completedFuture(applied);
        Place known = end;
        if (known != null && known.epoch() == epoch) return CompletableFuture.completedFuture(known.seq());
        return journal.of(epoch).marked().thenApply(marked -> {
            end = new Place(epoch, marked);
            return marked;
        });
    }

    private CompletionStage<Page> page(Place from, long last, int max) {
        boolean own = from.epoch() == journal.epoch();
        if (from.seq() > last) return CompletableFuture.completedFuture(new Page(List.of(), from.nextEpoch()));
        return journal.of(from.epoch()).page(from.seq(), max).thenApply(found -> {
            List<JournalEntry> entries =
                    found.stream().filter(entry -> entry.seq() <= last).toList();
            boolean more = found.size() == max;
            long upTo = Math.min(last, more ? found.getLast().seq() : Journal.lastOf(Journal.segment(from.seq())));
            Place next = new Place(from.epoch(), upTo + 1);
            return new Page(entries, !own && upTo == last ? next.nextEpoch() : next);
        });
    }

    /// What of the page is for the bus. It stays in the tail when there is room for all of it.
    private synchronized List<OutboxEntry> keep(Place from, Page page) {
        if (bridge == null && !stored.equals(from)) return List.of();
        List<Kept> found = new ArrayList<>();
        long weight = 0;
        for (JournalEntry entry : page.entries()) {
            if (Outgoing.any(entry.commit())) {
                OutboxEntry outgoing = new OutboxEntry(from.epoch(), entry.seq(), entry.commit());
                found.add(new Kept(outgoing, CommitWeight.of(entry.commit()), entry.firstUs()));
                weight += found.getLast().weight();
            }
        }
        if (found.isEmpty() || shared.take(weight)) {
            found.reversed().forEach(tail::addFirst);
            if (!found.isEmpty()) storedUs = found.getLast().atUs();
            if (bridge == null) stored = page.next();
            bridge = null;
        } else {
            storedUs = found.getFirst().atUs();
            withdraw(place(found.getFirst().entry()));
        }
        note();
        return found.stream().map(Kept::entry).toList();
    }

    private static <T> CompletionStage<T> lost() {
        return CompletableFuture.failedFuture(new LeaseLost(OVER));
    }
}
