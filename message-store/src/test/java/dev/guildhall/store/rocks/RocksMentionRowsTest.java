package dev.guildhall.store.rocks;

import dev.guildhall.store.MentionRowsContract;
import dev.guildhall.store.MessageStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class RocksMentionRowsTest extends MentionRowsContract {
    @TempDir
    Path folder;

    @Override
    protected MessageStore open() {
        return RocksStores.open(folder, clock);
    }
}
