package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.store.LeaseLost;
import dev.guildhall.store.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/// This process's right to write, for a while at a time. Nobody asks for it back: whoever wants what the process
/// holds waits until the row has stood still for a whole lease by his own clock ([Watch]). So the holder counts from
/// the moment before it asked, and less than a whole lease.
///
/// The row also holds a ceiling: neither a write time nor an id of this node ever reaches it, so a successor that
/// begins there comes after everything that this node wrote, also where that arrives late.
final class NodeLease {
    /// Of its length, what the holder counts on: clocks may run a little differently.
    private static final double TRUSTED = 0.9;

    private final Cql cql;
    private final long node;
    private final long lengthNs;
    private final Timestamps times;
    private final LongSupplier nowNs;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private volatile long ceilingUs;
    private volatile long grantedNs;
    private volatile boolean lost;

    private NodeLease(Cql cql, long node, Duration length, Timestamps times, LongSupplier nowNs) {
        this.grantedNs = nowNs.getAsLong();
        this.cql = cql;
        this.node = node;
        this.lengthNs = length.toNanos();
        this.times = times;
        this.nowNs = nowNs;
    }

    /// @param node a number that no other process ever had
    static CompletionStage<NodeLease> acquire(
            Cql cql, long node, Duration length, Timestamps times, LongSupplier nowNs) {
        NodeLease lease = new NodeLease(cql, node, length, times, nowNs);
        long askedNs = nowNs.getAsLong();
        long ceiling = times.latest() + length.toNanos() / 1_000;
        return cql.conditional(CoreQuery.NODE_INSERT, node, ceiling).thenApply(answer -> {
            if (!answer.getBoolean("[applied]")) throw new StoreUnavailable("node " + node + " exists already");
            lease.granted(ceiling, askedNs);
            return lease;
        });
    }

    long node() {
        return node;
    }

    long ceilingUs() {
        return ceilingUs;
    }

    /// Asked after each write that must not be another's by now. Once false, false for good.
    boolean lives() {
        if (!lost && nowNs.getAsLong() - grantedNs >= lengthNs * TRUSTED) lost = true;
        return !lost;
    }

    /// Lengthens the lease by its length from now. Called again and again, and when the ceiling must rise: it is
    /// above `aboveUs` afterwards. One at a time.
    synchronized CompletionStage<Void> renew(long aboveUs) {
        last = last.handle((_, _) -> null).thenCompose(_ -> ask(aboveUs)).toCompletableFuture();
        return last;
    }

    /// Room below the ceiling for all times up to this.
    CompletionStage<Void> reach(long us) {
        return us < ceilingUs ? CompletableFuture.completedFuture(null) : renew(us);
    }

    /// Nothing is written under it any more: a successor need not wait.
    CompletionStage<Void> release() {
        lost = true;
        return cql.conditional(CoreQuery.NODE_RELEASE, node).thenApply(_ -> null);
    }

    private CompletionStage<Void> ask(long aboveUs) {
        if (!lives()) return CompletableFuture.failedFuture(new LeaseLost("the lease of node " + node + " is over"));
        long askedNs = nowNs.getAsLong();
        // Always another than before, also while the clock is behind: whose row stands still is taken for gone.
        long ceiling = Math.max(Math.max(times.latest(), aboveUs) + lengthNs / 1_000, ceilingUs + 1);
        return cql.conditional(CoreQuery.NODE_RENEW, ceiling, node, ceilingUs)
                .thenCompose(answer -> answered(answer, ceiling, askedNs, aboveUs));
    }

    /// An earlier question that nobody answered may have been heard: then the row holds that ceiling.
    private CompletionStage<Void> answered(Row answer, long ceiling, long askedNs, long aboveUs) {
        if (answer.getBoolean("[applied]")) {
            granted(ceiling, askedNs);
            return lives()
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(new LeaseLost("the lease of node " + node + " came too late"));
        }
        boolean gone = answer.getColumnDefinitions().size() == 1 || answer.getBoolean("released");
        if (gone) {
            lost = true;
            return CompletableFuture.failedFuture(new LeaseLost("the lease of node " + node + " was given up"));
        }
        ceilingUs = answer.getLong("ceiling_us");
        return ask(aboveUs);
    }

    /// A lease that had run out before the answer came stays lost, whatever the row says: somebody may hold by now
    /// what this node held.
    private void granted(long ceiling, long askedNs) {
        ceilingUs = ceiling;
        if (lives()) grantedNs = askedNs;
    }
}
