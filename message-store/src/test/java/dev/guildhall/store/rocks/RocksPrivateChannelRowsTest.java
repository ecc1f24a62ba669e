package dev.guildhall.store.rocks;

import dev.guildhall.store.MessageStore;
import dev.guildhall.store.PrivateChannelRowsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class RocksPrivateChannelRowsTest extends PrivateChannelRowsContract {
    @TempDir
    Path folder;

    @Override
    protected MessageStore open() {
        return RocksStores.open(folder, clock);
    }
}
