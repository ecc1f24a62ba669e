package dev.guildhall.store.scylla;

import dev.guildhall.store.MessageStore;
import dev.guildhall.store.PinRowsContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScyllaStores.class)
final class ScyllaPinRowsIT extends PinRowsContract {
    @Override
    protected MessageStore open() {
        return ScyllaStores.store(clock);
    }
}
