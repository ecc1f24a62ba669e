package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.store.LeaseLost;
import dev.guildhall.store.StoreUnavailable;
import dev.guildhall.store.WorkerIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Worker numbers, each of one node at a time. A number is the node's that its row names for as long as that node's
/// lease may live; its ceiling goes on from holder to holder.
final class ScyllaWorkerIds implements WorkerIds {
    private static final int WORKERS = 1 << Snowflake.WORKER_BITS;

    private record Taken(int number, long node, long ceilingMs) {
        static Taken of(Row row) {
            return new Taken(row.getInt("worker"), row.getLong("node"), row.getLong("ceiling_ms"));
        }
    }

    private final Cql cql;
    private NodeLease lease;
    private final Watch watch;
    private final RandomGenerator random;
    /// The leases under which this process has or may have had the number: one for each tenure.
    private final Set<Long> mine = ConcurrentHashMap.newKeySet();

    private @Nullable Taken own;

    ScyllaWorkerIds(Cql cql, NodeLease lease, Watch watch, RandomGenerator random) {
        this.cql = cql;
        this.lease = lease;
        this.watch = watch;
        this.random = random;
    }

    /// A number that somebody gave up, the one that went furthest first, so that a node that comes back goes on where
    /// it was; else one that nobody ever had, any of them, so that nodes that start together seldom want the same.
    /// Blocks.
    @Override
    public synchronized Worker acquire() {
        Taken held = own == null ? taken() : own;
        own = held;
        return new Worker(held.number(), held.ceilingMs(), this::reserve);
    }

    /// Under a new lease of this process. Fails when another node has the number by now: then this process has to start
    /// anew. May be called again after it failed.
    synchronized CompletionStage<Void> moveTo(NodeLease next) {
        lease = next;
        Taken held = own;
        if (held == null) return CompletableFuture.completedFuture(null);
        own = new Taken(held.number(), next.node(), held.ceilingMs());
        mine.add(held.node());
        mine.add(next.node());
        return move(held, next);
    }

    /// The row may hold what was asked for earlier without an answer: another lease of this process, or a higher
    /// ceiling.
    private CompletionStage<Void> move(Taken from, NodeLease to) {
        return cql.conditional(
                        CoreQuery.WORKER_TAKE,
                        to.node(),
                        from.ceilingMs(),
                        from.number(),
                        from.node(),
                        from.ceilingMs())
                .thenCompose(answer -> {
                    if (answer.getBoolean("[applied]")) return to.reach(from.ceilingMs() * 1_000);
                    Taken there = new Taken(from.number(), answer.getLong("node"), answer.getLong("ceiling_ms"));
                    if (there.node() == to.node()) return to.reach(there.ceilingMs() * 1_000);
                    return mine.contains(there.node())
                            ? move(there, to)
                            : CompletableFuture.failedFuture(new StoreUnavailable(
                                    "worker " + from.number() + " is another node's by now: start this node anew"));
                });
    }

    private Taken taken() {
        List<Taken> known = await(cql.rows(CoreQuery.WORKERS, Taken::of));
        List<Taken> byCeiling = new ArrayList<>(known);
        byCeiling.sort(Comparator.comparingLong(Taken::ceilingMs).reversed());
        for (Taken before : byCeiling) {
            if (await(watch.look(before.node())).over() && await(take(before))) {
                return new Taken(before.number(), lease.node(), before.ceilingMs());
            }
        }
        return fresh(known);
    }

    private Taken fresh(List<Taken> known) {
        Set<Integer> numbers = new HashSet<>();
        known.forEach(each -> numbers.add(each.number()));
        int first = random.nextInt(WORKERS);
        for (int offset = 0; offset < WORKERS; offset++) {
            int number = (first + offset) % WORKERS;
            if (!numbers.contains(number) && await(insert(number))) return new Taken(number, lease.node(), 0);
        }
        throw new StoreUnavailable("all " + WORKERS + " worker numbers are in use");
    }

    private CompletionStage<Boolean> insert(int number) {
        return cql.conditional(CoreQuery.WORKER_INSERT, number, lease.node(), 0L)
                .thenApply(answer -> answer.getBoolean("[applied]"));
    }

    private CompletionStage<Boolean> take(Taken before) {
        return cql.conditional(
                        CoreQuery.WORKER_TAKE,
                        lease.node(),
                        before.ceilingMs(),
                        before.number(),
                        before.node(),
                        before.ceilingMs())
                .thenApply(answer -> answer.getBoolean("[applied]"));
    }

    /// Ids stay below the lease's ceiling, too: whoever takes a slot over begins there. Blocks: the generator calls it
    /// once in ten seconds.
    private synchronized void reserve(long ceilingMs) {
        Taken held = own;
        if (held == null || ceilingMs <= held.ceilingMs()) return;
        await(cql.conditional(CoreQuery.WORKER_RAISE, ceilingMs, held.number(), lease.node(), ceilingMs)
                .thenCompose(answer -> raised(answer, held, ceilingMs)));
        own = new Taken(held.number(), held.node(), ceilingMs);
    }

    private CompletionStage<Void> raised(Row answer, Taken held, long ceilingMs) {
        boolean ours = answer.getBoolean("[applied]")
                || (answer.getLong("node") == held.node() && answer.getLong("ceiling_ms") >= ceilingMs);
        return ours
                ? lease.reach(ceilingMs * 1_000)
                : CompletableFuture.failedFuture(
                        new StoreUnavailable("worker " + held.number() + " is another node's by now"));
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof StoreUnavailable known) throw known;
            if (failure.getCause() instanceof LeaseLost lost) throw new StoreUnavailable("the lease is over", lost);
            throw new StoreUnavailable("a worker number could not be had", failure);
        }
    }
}
