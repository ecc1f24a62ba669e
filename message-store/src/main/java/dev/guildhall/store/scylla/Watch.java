package dev.guildhall.store.scylla;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Whether other nodes' leases are over. No clock of theirs is believed: a lease is over when it was given up, or
/// when its row has stood still for a whole lease by this node's monotonic clock.
final class Watch {
    private record Seen(long ceilingUs, long sinceNs) {}

    /// @param over nothing more is acknowledged under it
    /// @param ceilingUs above every time that was used under it
    record State(boolean over, long ceilingUs) {}

    /// Not renewed for as long as rows of nodes are kept, a month: all its times lie that far back.
    private static final State FORGOTTEN = new State(true, 1);

    private final Cql cql;
    private final long lengthNs;
    private final LongSupplier nowNs;
    /// One for each node that held something when it was looked at: as many as there ever are nodes.
    private final Map<Long, Seen> seen = new ConcurrentHashMap<>();

    Watch(Cql cql, Duration length, LongSupplier nowNs) {
        this.cql = cql;
        this.lengthNs = length.toNanos();
        this.nowNs = nowNs;
    }

    CompletionStage<State> look(long node) {
        return cql.row(CoreQuery.NODE_READ, node)
                .thenApply(found -> found.map(row -> row.getBoolean("released")
                                ? given(node, row.getLong("ceiling_us"))
                                : seen(node, row.getLong("ceiling_us")))
                        .orElse(FORGOTTEN));
    }

    private State given(long node, long ceilingUs) {
        seen.remove(node);
        return new State(true, ceilingUs);
    }

    private State seen(long node, long ceilingUs) {
        long now = nowNs.getAsLong();
        Seen since = seen.compute(
                node,
                (_, before) -> before != null && before.ceilingUs() == ceilingUs ? before : new Seen(ceilingUs, now));
        return new State(now - since.sinceNs() >= lengthNs, ceilingUs);
    }
}
