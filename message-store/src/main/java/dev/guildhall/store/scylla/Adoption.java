package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after slots whose holder is gone before one of their owners starts: a node that was killed leaves entries that
/// nobody drains, and rows that nobody writes. All slots are looked at, in two scans of at most 3,072 rows; those whose
/// holder's lease is over are taken, but for those that it left settled.
///
/// Whatever a node died of, a slot is settled only by the last thing that its holder wrote under its epoch, and no
/// longer than until the epoch is raised: a holder that dies before leaves it unsettled, one that dies while it takes
/// the slot too, and one that dies after has left nothing. A slot that is taken in vain costs a few statements.
final class Adoption {
    private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

    private static final int SIDE_BY_SIDE = 16;

    private record Seen(Slot slot, long epoch, long node) {
        static Seen of(Row row) {
            return new Seen(new Slot(row.getInt("slot")), row.getLong("epoch"), row.getLong("node"));
        }
    }

    private final Cql cql;
    private final Tenures tenures;
    private final Watch watch;
    private CompletableFuture<Integer> last = CompletableFuture.completedFuture(0);

    Adoption(Cql cql, Tenures tenures, Watch watch) {
        this.cql = cql;
        this.tenures = tenures;
        this.watch = watch;
    }

    /// How many slots were taken. Fails with [dev.guildhall.store.StoreUnavailable]; the next time tries again. Joins
    /// the last run while that is under way.
    synchronized CompletionStage<Integer> run() {
        if (last.isDone()) last = adopt().toCompletableFuture();
        return last;
    }

    private CompletionStage<Integer> adopt() {
        return tenures.current()
                .thenCompose(tenure -> cql.rows(CoreQuery.SLOTS, Seen::of)
                        .thenCompose(slots -> settled().thenCompose(settled -> left(tenure.slots(), slots, settled)))
                        .thenCompose(left -> take(tenure.slots(), left)));
    }

    /// By slot, the epoch under which it was left so.
    private CompletionStage<Map<Integer, Long>> settled() {
        return cql.rows(CoreQuery.OUTBOX_SETTLED).thenApply(rows -> {
            Map<Integer, Long> settled = new HashMap<>();
            for (Row row : rows) {
                if (row.getBoolean("settled")) settled.put(row.getInt("slot"), row.getLong("epoch"));
            }
            return settled;
        });
    }

    private CompletionStage<List<Slot>> left(Slots own, List<Seen> slots, Map<Integer, Long> settled) {
        List<Seen> unsettled = slots.stream()
                .filter(each -> !own.has(each.slot()))
                .filter(each -> settled.getOrDefault(each.slot().number(), 0L) != each.epoch())
                .toList();
        Set<Long> nodes = new HashSet<>();
        unsettled.forEach(each -> nodes.add(each.node()));
        return Bounded.each(nodes, node -> gone(own, node)).thenApply(answers -> {
            Set<Long> gone = new HashSet<>(answers);
            return unsettled.stream()
                    .filter(each -> gone.contains(each.node()))
                    .map(Seen::slot)
                    .toList();
        });
    }

    /// The node when it holds nothing any more, else 0. One of which nothing is known is not taken for gone.
    private CompletionStage<Long> gone(Slots own, long node) {
        if (node == own.lease().node()) return CompletableFuture.completedFuture(node);
        return watch.look(node).handle((state, failure) -> {
            if (failure != null) LOG.warn("cannot tell whether node {} lives", node, failure);
            return failure == null && state.over() ? node : 0L;
        });
    }

    private static CompletionStage<Integer> take(Slots own, List<Slot> left) {
        return Bounded.each(left, SIDE_BY_SIDE, slot -> adopt(own, slot)).thenApply(taken -> {
            int count = taken.stream().mapToInt(Integer::intValue).sum();
            if (count > 0) LOG.info("{} slots of nodes that are gone were taken", count);
            return count;
        });
    }

    /// One that another node took first, or that the store did not give, is left for the next time.
    private static CompletionStage<Integer> adopt(Slots own, Slot slot) {
        return own.adopt(slot).handle((_, failure) -> {
            if (failure != null) LOG.info("slot {} was not taken: {}", slot.number(), failure.getMessage());
            return failure == null ? 1 : 0;
        });
    }
}
