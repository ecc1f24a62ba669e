package dev.guildhall.store.rocks;

import dev.guildhall.store.Commit;
import dev.guildhall.store.CommitWeight;
import dev.guildhall.store.Lease;
import dev.guildhall.store.LeaseLost;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.OwnerStore;
import dev.guildhall.store.StoreUnavailable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Commits through the writer. The lease is the lock file: one epoch for as long as the store is open.
final class RocksOwnerStore implements OwnerStore {
    private final GroupCommit writer;
    private final OwnerNumbers numbers;
    private final Changes changes;
    private final Lease lease;
    private final RocksOutbox outbox;
    private volatile boolean closed;

    RocksOwnerStore(GroupCommit writer, OwnerNumbers numbers, Changes changes, Lease lease, RocksOutbox outbox) {
        this.writer = writer;
        this.numbers = numbers;
        this.changes = changes;
        this.lease = lease;
        this.outbox = outbox;
    }

    @Override
    public CompletionStage<Lease> lease(OwnerId owner) {
        return closed
                ? CompletableFuture.failedFuture(new StoreUnavailable("the store is closed"))
                : CompletableFuture.completedFuture(lease);
    }

    @Override
    public CompletionStage<Void> commit(Lease presented, Commit commit) {
        if (!presented.equals(lease)) {
            return CompletableFuture.failedFuture(
                    new LeaseLost("epoch " + presented.epoch() + " is over, this is " + lease.epoch()));
        }
        // Here, and not on the writer's thread, of which there is one.
        byte[] outgoing = outbox.encoded(commit);
        long bytes = CommitWeight.of(commit) + (outgoing == null ? 0 : RocksOutbox.weight(outgoing));
        CompletionStage<Void> stage = writer.submit(bytes, batch -> add(commit, outgoing, batch));
        // Runs here when the commit was refused at once, else on the writer's thread before its next batch.
        stage.whenComplete((nothing, failure) -> noteFailure(commit, failure));
        return stage;
    }

    private @Nullable Void add(Commit commit, byte @Nullable [] outgoing, Batch batch) {
        if (numbers.has(commit)) {
            batch.countRepeat();
            return null;
        }
        commit.changes().forEach(change -> changes.add(change, batch));
        numbers.moveTo(commit, batch);
        if (outgoing != null) {
            outbox.put(outgoing, batch);
        }
        batch.countCommit();
        return null;
    }

    private void noteFailure(Commit commit, @Nullable Throwable failure) {
        if (failure != null) {
            numbers.broke(commit);
        }
    }

    /// Goes through the writer: behind every commit handed in before, so that none of them becomes durable
    /// after the answer.
    @Override
    public CompletionStage<Long> lastNumber(OwnerId owner) {
        return writer.submit(CommitWeight.ROW_BYTES, batch -> numbers.last(owner));
    }

    void close() {
        closed = true;
    }
}
