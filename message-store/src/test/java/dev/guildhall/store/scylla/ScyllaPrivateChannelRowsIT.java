package dev.guildhall.store.scylla;

import dev.guildhall.store.MessageStore;
import dev.guildhall.store.PrivateChannelRowsContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScyllaStores.class)
final class ScyllaPrivateChannelRowsIT extends PrivateChannelRowsContract {
    @Override
    protected MessageStore open() {
        return ScyllaStores.store(clock);
    }
}
