package dev.guildhall.store.reading;

import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.OwnerStore;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/// Counts a channel's version up with each commit, before whoever committed hears of it. What became of a commit that
/// failed is known once its owner has settled it: then everything may have changed.
final class WatchedOwners implements OwnerStore {
    private final OwnerStore owners;
    private final ChannelVersions versions;

    /// Those who have something to settle; an owner does so before it goes on, and leaves.
    private final Set<OwnerId> unsettled = ConcurrentHashMap.newKeySet();

    WatchedOwners(OwnerStore owners, ChannelVersions versions) {
        this.owners = owners;
        this.versions = versions;
    }

    @Override
    public CompletionStage<Lease> lease(OwnerId owner) {
        return owners.lease(owner);
    }

    @Override
    public CompletionStage<Void> commit(Lease lease, Commit commit) {
        return owners.commit(lease, commit).whenComplete((_, failure) -> {
            if (failure != null) unsettled.add(commit.owner());
            versions.changed(commit);
        });
    }

    @Override
    public CompletionStage<Long> lastNumber(OwnerId owner) {
        return owners.lastNumber(owner).whenComplete((_, failure) -> {
            if (failure == null && unsettled.remove(owner)) versions.allChanged();
        });
    }
}
