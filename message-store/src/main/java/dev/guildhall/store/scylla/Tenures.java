package dev.guildhall.store.scylla;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/// The leases of this process, one after the other. A process that was paused for longer than its lease has lost
/// all that it held by it; the next renewal, or the next owner that starts, begins a new tenure, as a process
/// that has just started does.
final class Tenures {
    /// A lease and what is held by it.
    record Tenure(NodeLease lease, Slots slots) {}

    private final Supplier<CompletionStage<NodeLease>> leases;
    private final Function<NodeLease, Slots> slots;
    private final ScyllaWorkerIds workers;
    private CompletableFuture<Tenure> current;

    Tenures(
            NodeLease first,
            Supplier<CompletionStage<NodeLease>> leases,
            Function<NodeLease, Slots> slots,
            ScyllaWorkerIds workers) {
        this.leases = leases;
        this.slots = slots;
        this.workers = workers;
        this.current = CompletableFuture.completedFuture(new Tenure(first, slots.apply(first)));
    }

    /// The tenure under which something may begin. Fails when none can be had now; the next call tries again.
    synchronized CompletionStage<Tenure> current() {
        boolean over = current.isCompletedExceptionally()
                || (current.isDone() && !current.join().lease().lives());
        if (over) current = begunAfter(current);
        return current;
    }

    /// The tenure as it is: over or not, or about to begin.
    synchronized CompletableFuture<Tenure> known() {
        return current;
    }

    /// Whether there is a lease, and it lives.
    boolean holds() {
        CompletableFuture<Tenure> tenure = known();
        return tenure.state() == Future.State.SUCCESS
                && tenure.resultNow().lease().lives();
    }

    /// The lease before has run out by this process's own clock, so nothing is acknowledged under it any more: giving
    /// it
    /// up spares whoever takes its slots, this process too, the wait. The worker number goes along: ids must not
    /// repeat, and whoever else has it by now keeps it.
    private CompletableFuture<Tenure> begunAfter(CompletableFuture<Tenure> before) {
        return before.thenCompose(tenure -> tenure.lease().release())
                .handle((_, _) -> null)
                .thenCompose(_ -> leases.get())
                .thenCompose(lease -> workers.moveTo(lease).thenApply(_ -> new Tenure(lease, slots.apply(lease))))
                .toCompletableFuture();
    }
}
