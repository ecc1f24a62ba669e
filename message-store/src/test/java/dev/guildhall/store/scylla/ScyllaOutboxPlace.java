package dev.guildhall.store.scylla;

import dev.guildhall.store.Await;
import dev.guildhall.store.Lease;
import dev.guildhall.store.ManualClock;
import dev.guildhall.store.Outbox;
import dev.guildhall.store.OutboxPlace;
import dev.guildhall.store.OutboxStats;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.OwnerStore;
import java.util.LinkedHashSet;
import java.util.Set;

/// One node after the other on the same tables. A node that starts anew has the slots that were used before, as one in
/// the product has once it looked for them.
final class ScyllaOutboxPlace implements OutboxPlace {
    private final Nodes nodes = new Nodes();
    private final long outboxBytes;
    private final Set<OwnerId> owners = new LinkedHashSet<>();
    private ScyllaMessageStore store;

    ScyllaOutboxPlace(long outboxBytes) {
        this.outboxBytes = outboxBytes;
        store = nodes.open(Gate.OPEN, outboxBytes);
    }

    @Override
    public Outbox outbox() {
        return store.outbox();
    }

    @Override
    public OutboxStats stats() {
        return store.outboxStats();
    }

    @Override
    public OwnerStore owners() {
        return store.owners();
    }

    @Override
    public ManualClock clock() {
        return nodes.clock;
    }

    @Override
    public void reopen() {
        store.close();
        crash();
    }

    @Override
    public void crash() {
        store = nodes.open(Gate.OPEN, outboxBytes);
        owners.forEach(this::lease);
    }

    @Override
    public void writeTaken() {
        Await.value(store.marked());
    }

    @Override
    public Lease lease(OwnerId owner) {
        owners.add(owner);
        return nodes.lease(store, owner);
    }

    @Override
    public void close() {
        nodes.close();
    }
}
