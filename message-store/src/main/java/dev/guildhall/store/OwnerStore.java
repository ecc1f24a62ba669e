package dev.guildhall.store;

import java.util.concurrent.CompletionStage;

/// What an owner (guild, private channel, user) makes durable. One owner, one writer.
public interface OwnerStore {
    /// The lease under which this process may commit for the owner. Called when an owner's actor starts, before
    /// it loads. Fails with [StoreUnavailable].
    CompletionStage<Lease> lease(OwnerId owner);

    /// Called by the owner's actor for each accepted decision, in the order of its numbers, without waiting for
    /// earlier ones. All of the commit is found after a crash, or none of it; the same number twice leaves one.
    /// Commits of one owner become durable in the order of the calls. Fails with [StoreUnavailable] when the
    /// outcome is unknown (settle it with [#lastNumber]), with [LeaseLost] when another node may own it now:
    /// never acknowledge.
    ///
    /// Completes on the store's own thread: continue elsewhere.
    CompletionStage<Void> commit(Lease lease, Commit commit);

    /// The number of the owner's last durable commit; 0 when it has none. Called when an actor starts and to
    /// settle an unknown outcome. Fails with [StoreUnavailable].
    CompletionStage<Long> lastNumber(OwnerId owner);
}
