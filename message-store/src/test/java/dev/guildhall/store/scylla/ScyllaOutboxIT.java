package dev.guildhall.store.scylla;

import dev.guildhall.store.OutboxContract;
import dev.guildhall.store.OutboxPlace;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScyllaStores.class)
final class ScyllaOutboxIT extends OutboxContract {
    @Override
    protected OutboxPlace place() {
        return new ScyllaOutboxPlace(ScyllaStores.OUTBOX_BYTES);
    }
}
