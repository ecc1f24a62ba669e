package dev.guildhall.store.scylla;

import dev.guildhall.store.AccountRowsContract;
import dev.guildhall.store.MessageStore;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScyllaStores.class)
final class ScyllaAccountRowsIT extends AccountRowsContract {
    @Override
    protected MessageStore open() {
        return ScyllaStores.store(clock);
    }
}
