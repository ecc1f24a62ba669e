package dev.guildhall.store.scylla;

import dev.guildhall.store.MessageStore;
import dev.guildhall.store.ReactionRowsContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScyllaStores.class)
final class ScyllaReactionRowsIT extends ReactionRowsContract {
    @Override
    protected MessageStore open() {
        return ScyllaStores.store(clock);
    }
}
