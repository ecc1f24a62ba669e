package dev.guildhall.store.scylla;

import dev.guildhall.store.MentionRowsContract;
import dev.guildhall.store.MessageStore;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScyllaStores.class)
final class ScyllaMentionRowsIT extends MentionRowsContract {
    @Override
    protected MessageStore open() {
        return ScyllaStores.store(clock);
    }
}
