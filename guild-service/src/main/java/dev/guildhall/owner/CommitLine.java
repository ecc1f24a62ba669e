package dev.guildhall.owner;

import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.OwnerStore;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Hands one owner's commits to the store, numbered, without waiting.
final class CommitLine {
    private final OwnerStore store;
    private final OwnerId owner;
    private final Lease lease;
    private long lastNumber;

    /// `lastNumber` is what the store says of the owner under this lease.
    CommitLine(OwnerStore store, OwnerId owner, Lease lease, long lastNumber) {
        this.store = store;
        this.owner = owner;
        this.lease = lease;
        this.lastNumber = lastNumber;
    }

    long nextNumber() {
        return ++lastNumber;
    }

    /// Fails as [OwnerStore#commit] does.
    CompletionStage<Void> commit(long number, List<Change> changes) {
        return Stages.of(() -> store.commit(lease, new Commit(owner, number, changes)));
    }
}
