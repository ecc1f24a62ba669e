package dev.guildhall.store.rocks;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.store.StoreConfig;
import java.nio.file.Path;
import java.time.InstantSource;

/// Embedded stores for tests, of this module and of others.
public final class RocksStores {
    private RocksStores() {}

    /// The default settings, in a folder of the test's.
    public static StoreConfig config(Path directory) {
        return StoreConfig.from(ConfigFactory.load()).withRocksDirectory(directory);
    }

    public static RocksMessageStore open(Path directory, InstantSource clock) {
        return RocksMessageStore.open(config(directory), clock, () -> 0);
    }
}
