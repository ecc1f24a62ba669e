package dev.guildhall.store.rocks;

import dev.guildhall.store.AuditRowsContract;
import dev.guildhall.store.MessageStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class RocksAuditRowsTest extends AuditRowsContract {
    @TempDir
    Path folder;

    @Override
    protected MessageStore open() {
        return RocksStores.open(folder, clock);
    }
}
