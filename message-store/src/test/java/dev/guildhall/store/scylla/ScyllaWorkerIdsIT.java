package dev.guildhall.store.scylla;

import dev.guildhall.store.MessageStore;
import dev.guildhall.store.WorkerIdsContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScyllaStores.class)
final class ScyllaWorkerIdsIT extends WorkerIdsContract {
    @Override
    protected MessageStore open() {
        return ScyllaStores.store(clock);
    }
}
