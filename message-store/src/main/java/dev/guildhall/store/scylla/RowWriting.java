package dev.guildhall.store.scylla;

import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.LeaseLost;
import dev.guildhall.store.OwnerId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the rows of journal entries. Everything is written at the entry's own times, so that doing it again, by
/// whoever it is, changes nothing. So entries are written side by side, in any order, but for the few changes that go
/// by what is there ([Changes#readsRows]): each of these waits until all is written that its owner handed in before.
final class RowWriting {
    /// The journal has it, so it is only a matter of time; meanwhile the store is asked no more often than this.
    private static final long PAUSE_MS = 100;

    /// What keeps failing is told again after so many attempts: about half a minute.
    private static final int ATTEMPTS_TOLD = 300;

    private static final Logger LOG = LoggerFactory.getLogger(RowWriting.class);

    private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

    private final Cql cql;
    private final Changes changes;

    /// By owner, what is on its way; no owner stays here of whom nothing is.
    private final Map<OwnerId, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    RowWriting(Cql cql, Changes changes) {
        this.cql = cql;
        this.changes = changes;
    }

    /// Asked before a commit goes into the journal: false when it may not, for somebody else has its name by now.
    CompletionStage<Boolean> ready(Commit commit) {
        return changes.ready(commit);
    }

    /// Tries until it is done. Fails with [LeaseLost] alone: then a successor does it.
    CompletableFuture<Void> applyAll(List<JournalEntry> entries, BooleanSupplier lives) {
        return Cql.allOf(entries.stream().map(entry -> inTurn(entry, lives)).toList());
    }

    /// What came before may have failed with its lease: then a successor writes both, in turn.
    private CompletableFuture<Void> inTurn(JournalEntry entry, BooleanSupplier lives) {
        OwnerId owner = entry.commit().owner();
        CompletableFuture<Void> written = new CompletableFuture<>();
        CompletableFuture<Void> before = underWay.getOrDefault(owner, NOTHING);
        CompletableFuture<Void> all = Cql.allOf(List.of(before, written));
        underWay.put(owner, all);
        all.whenComplete((_, _) -> underWay.remove(owner, all));
        boolean waits = entry.commit().changes().stream().anyMatch(Changes::readsRows);
        CompletableFuture<Void> applied = waits
                ? before.handle((_, _) -> apply(entry, lives, 0)).thenCompose(then -> then)
                : apply(entry, lives, 0);
        applied.whenComplete((_, failure) -> {
            if (failure == null) {
                written.complete(null);
            } else {
                written.completeExceptionally(failure);
            }
        });
        return applied;
    }

    /// Whoever waits for the commit waits as long: an outage shows as that, and a row that cannot be written, here.
    private CompletableFuture<Void> apply(JournalEntry entry, BooleanSupplier lives, int attempt) {
        return once(entry).exceptionallyCompose(failure -> {
            if (attempt % ATTEMPTS_TOLD == 0) {
                Commit commit = entry.commit();
                LOG.warn("rows of commit {} of {} are not written yet", commit.number(), commit.owner(), failure);
            }
            if (!lives.getAsBoolean()) return CompletableFuture.failedFuture(new LeaseLost("the lease is over"));
            Executor later = CompletableFuture.delayedExecutor(PAUSE_MS, TimeUnit.MILLISECONDS);
            return CompletableFuture.supplyAsync(() -> apply(entry, lives, attempt + 1), later)
                    .thenCompose(again -> again);
        });
    }

    private CompletableFuture<Void> once(JournalEntry entry) {
        List<Change> changes = entry.commit().changes();
        CompletableFuture<Void> rows = rows(entry, 0);
        CompletableFuture<Void> number = cql.alone(Cql.write(
                CoreQuery.NUMBER_PUT,
                entry.firstUs() + changes.size(),
                Slot.kind(entry.commit().owner()),
                entry.commit().owner().number(),
                entry.commit().number()));
        return Cql.allOf(List.of(rows, number));
    }

    /// The changes from `first` on: those of a run side by side, run after run.
    private CompletableFuture<Void> rows(JournalEntry entry, int first) {
        List<Change> changes = entry.commit().changes();
        if (first == changes.size()) return NOTHING;
        int end = first + 1;
        while (end < changes.size() && Changes.sideBySide(changes.get(end - 1), changes.get(end))) {
            end++;
        }
        int behind = end;
        // Not all at once: a commit may have more than a connection takes.
        return Bounded.each(
                        IntStream.range(first, behind).boxed().toList(),
                        index -> written(changes.get(index), entry.firstUs() + index))
                .thenCompose(_ -> rows(entry, behind))
                .toCompletableFuture();
    }

    private CompletableFuture<Void> written(Change change, long atUs) {
        try {
            CompletionStage<Void> stage = changes.write(change, atUs);
            return stage.toCompletableFuture();
        } catch (RuntimeException bug) {
            return CompletableFuture.failedFuture(bug);
        }
    }
}
