package dev.guildhall.store.scylla;

import dev.guildhall.store.MessageStore;
import dev.guildhall.store.OwnerStoreContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScyllaStores.class)
final class ScyllaOwnerStoreIT extends OwnerStoreContract {
    @Override
    protected MessageStore open() {
        return ScyllaStores.store(clock);
    }
}
