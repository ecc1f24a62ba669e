package dev.guildhall.store.rocks;

import dev.guildhall.store.StoreNotOpened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;

/// The folder that a store lives in, and what a person is told when it cannot be used.
final class StoreFolder {
    private StoreFolder() {}

    /// Makes the folder when it is absent. Throws [StoreNotOpened].
    static void prepare(Path directory) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new StoreNotOpened("The store's folder " + directory + " is a file.");
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException refused) {
            throw new StoreNotOpened(
                    "The store's folder " + directory + " cannot be made (" + reason(refused) + ").", refused);
        }
        if (!Files.isReadable(directory) || !Files.isWritable(directory) || !Files.isExecutable(directory)) {
            throw new StoreNotOpened("The store's folder " + directory + " may not be read and written by this user.");
        }
    }

    /// What RocksDB's refusal to open means.
    static StoreNotOpened explain(Path directory, RocksDBException refusal) {
        String message = String.valueOf(refusal.getMessage());
        // Its words when another process has the file, and when this one has.
        if (message.contains("While lock file") || message.contains("lock hold by current process")) {
            return new StoreNotOpened(
                    "The store in " + directory + " is open already: another node is running on it.", refusal);
        }
        return new StoreNotOpened("The store in " + directory + " cannot be opened: " + message + ".", refusal);
    }

    static StoreNotOpened newer(Path directory) {
        return new StoreNotOpened("The store in " + directory
                + " was written by a newer version of Guildhall: start that one, or name another folder.");
    }

    private static String reason(IOException refused) {
        return refused.getClass().getSimpleName() + ": " + refused.getMessage();
    }
}
