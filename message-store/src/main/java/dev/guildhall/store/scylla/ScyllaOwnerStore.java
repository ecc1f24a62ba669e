package dev.guildhall.store.scylla;

import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.LeaseLost;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.OwnerStore;
import dev.guildhall.store.StoreUnavailable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Commits through the journals of the slots that this node holds.
final class ScyllaOwnerStore implements OwnerStore {
    private final Tenures tenures;
    private volatile boolean closed;

    ScyllaOwnerStore(Tenures tenures) {
        this.tenures = tenures;
    }

    @Override
    public CompletionStage<Lease> lease(OwnerId owner) {
        return closed
                ? refused()
                : hold(owner).thenApply(held -> new Lease(held.journal().epoch(), idsAbove(held), held.aloneSince()));
    }

    @Override
    public CompletionStage<Void> commit(Lease lease, Commit commit) {
        if (closed) return refused();
        return tenures.known()
                .thenCompose(tenure -> tenure.slots().holding(Slot.of(commit.owner())))
                .thenCompose(held -> {
                    long epoch = held.journal().epoch();
                    return lease.epoch() == epoch
                            ? held.journal().commit(commit)
                            : CompletableFuture.failedFuture(
                                    new LeaseLost("epoch " + lease.epoch() + " is over, this is " + epoch));
                });
    }

    @Override
    public CompletionStage<Long> lastNumber(OwnerId owner) {
        return closed
                ? refused()
                : hold(owner).thenCompose(held -> held.journal().lastNumber(owner));
    }

    /// Waits for what was handed in; takes nothing more.
    CompletionStage<Void> close() {
        closed = true;
        return tenures.known()
                .thenCompose(tenure -> Cql.allOf(tenure.slots().held().stream()
                        .map(held -> held.journal().idle().toCompletableFuture())
                        .toList()));
    }

    private CompletionStage<Slots.Held> hold(OwnerId owner) {
        return tenures.current().thenCompose(tenure -> tenure.slots().hold(Slot.of(owner)));
    }

    /// Milliseconds that no id of an earlier holder reached.
    private static long idsAbove(Slots.Held held) {
        return Math.ceilDiv(held.aboveUs(), 1_000L);
    }

    private static <T> CompletionStage<T> refused() {
        return CompletableFuture.failedFuture(new StoreUnavailable("the store is closed"));
    }
}
