package dev.guildhall.store.scylla;

import dev.guildhall.store.OutboxContract;
import dev.guildhall.store.OutboxPlace;
import org.junit.jupiter.api.extension.ExtendWith;

/// Everything is read from the journal.
@ExtendWith(ScyllaStores.class)
final class ScyllaOutboxWithoutMemoryIT extends OutboxContract {
    @Override
    protected OutboxPlace place() {
        return new ScyllaOutboxPlace(0);
    }
}
