package dev.guildhall.store.rocks;

import dev.guildhall.store.MessageStore;
import dev.guildhall.store.WorkerIdsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class RocksWorkerIdsTest extends WorkerIdsContract {
    @TempDir
    Path folder;

    @Override
    protected MessageStore open() {
        return RocksStores.open(folder, clock);
    }
}
