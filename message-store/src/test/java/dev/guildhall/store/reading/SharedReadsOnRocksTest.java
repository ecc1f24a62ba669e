package dev.guildhall.store.reading;

import dev.guildhall.store.MessageHistoryContract;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.rocks.RocksStores;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// Whoever reads sees no difference.
@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class SharedReadsOnRocksTest extends MessageHistoryContract {
    @TempDir
    Path folder;

    @Override
    protected MessageStore open() {
        return SharedReadsStore.over(RocksStores.open(folder, clock), new ReadingConfig(1 << 20));
    }
}
