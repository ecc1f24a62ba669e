package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.guildhall.store.Await;
import dev.guildhall.store.Lease;
import dev.guildhall.store.ManualClock;
import dev.guildhall.store.OwnerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/// Nodes on the CQL server of the run whose leases and marks go by the test's time.
final class Nodes implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(1);

    final ManualClock clock = new ManualClock();
    private final AtomicLong nowNs = new AtomicLong();
    private final List<ScyllaMessageStore> opened = new ArrayList<>();

    ScyllaMessageStore open(Gate gate) {
        return open(gate, ScyllaStores.OUTBOX_BYTES);
    }

    ScyllaMessageStore open(Gate gate, long outboxBytes) {
        ScyllaMessageStore store = ScyllaStores.open(clock, nowNs::get, LEASE, gate, outboxBytes);
        opened.add(store);
        return store;
    }

    /// Part of a lease passes; those of these nodes are renewed meanwhile.
    void pass(ScyllaMessageStore... keeping) {
        nowNs.addAndGet(LEASE.dividedBy(4).toNanos());
        for (ScyllaMessageStore store : keeping) {
            Await.value(store.renewed());
        }
    }

    /// Every other node's lease runs out, by all clocks.
    void passLease(ScyllaMessageStore... keeping) {
        for (int part = 0; part < 6; part++) {
            pass(keeping);
        }
    }

    /// Waits for holders that are gone: time passes as often as the store looks.
    Lease lease(ScyllaMessageStore store, OwnerId owner) {
        CompletionStage<Lease> taking = store.owners().lease(owner);
        while (!taking.toCompletableFuture().isDone()) {
            pass(store);
        }
        return Await.value(taking);
    }

    /// A long pause of every process: no lease is renewed in between.
    void pause() {
        nowNs.addAndGet(LEASE.multipliedBy(3).toNanos());
    }

    /// Looks for what is left of nodes that are gone until there is some. Leases of these nodes are renewed meanwhile;
    /// a
    /// node whose own timer fires just then may live a little longer.
    int adopt(ScyllaMessageStore store, ScyllaMessageStore... keeping) {
        int taken = Await.value(store.adopted());
        while (taken == 0) {
            passLease(with(store, keeping));
            taken = Await.value(store.adopted());
        }
        return taken;
    }

    /// The same until it is at the statement that is held.
    CompletionStage<Integer> adoptUntil(HoldingGate.Held held, ScyllaMessageStore store) {
        CompletionStage<Integer> adopting = store.adopted();
        Await.value(CompletableFuture.anyOf(adopting.toCompletableFuture(), held.reached()));
        while (!held.isReached()) {
            passLease(store);
            adopting = store.adopted();
            Await.value(CompletableFuture.anyOf(adopting.toCompletableFuture(), held.reached()));
        }
        return adopting;
    }

    private static ScyllaMessageStore[] with(ScyllaMessageStore store, ScyllaMessageStore... others) {
        ScyllaMessageStore[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = store;
        return all;
    }

    @Override
    public void close() {
        opened.reversed().forEach(ScyllaMessageStore::close);
    }

    /// The segments that an epoch's journal of the owner's slot has still.
    static List<Long> segments(OwnerId owner, long epoch) {
        try (CqlSession session = ScyllaStores.session()) {
            return session
                    .execute("SELECT segment, epoch FROM journal WHERE slot = %d ALLOW FILTERING"
                            .formatted(Slot.of(owner).number()))
                    .all()
                    .stream()
                    .filter(row -> row.getLong("epoch") == epoch)
                    .map(row -> row.getLong("segment"))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    static OutboxMark mark(OwnerId owner) {
        return Await.value(OutboxMark.read(ScyllaStores.cql(), Slot.of(owner)));
    }
}
