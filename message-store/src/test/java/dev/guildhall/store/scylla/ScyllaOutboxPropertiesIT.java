package dev.guildhall.store.scylla;

import dev.guildhall.store.OutboxPlace;
import dev.guildhall.store.OutboxProperties;

/// With room for some entries: the tail runs full and is read from the journal again.
final class ScyllaOutboxPropertiesIT extends OutboxProperties {
    /// Of about eight entries.
    private static final long OUTBOX_BYTES = 2_048;

    @Override
    protected OutboxPlace place() {
        ScyllaStores.empty();
        return new ScyllaOutboxPlace(OUTBOX_BYTES);
    }

    @Override
    protected void remove(OutboxPlace place) {
        ScyllaStores.empty();
    }
}
