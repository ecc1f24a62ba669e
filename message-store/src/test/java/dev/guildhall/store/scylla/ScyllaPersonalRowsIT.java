package dev.guildhall.store.scylla;

import dev.guildhall.store.MessageStore;
import dev.guildhall.store.PersonalRowsContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScyllaStores.class)
final class ScyllaPersonalRowsIT extends PersonalRowsContract {
    @Override
    protected MessageStore open() {
        return ScyllaStores.store(clock);
    }
}
