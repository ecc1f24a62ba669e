package dev.guildhall.benchmarks;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.rocks.RocksMessageStore;
import java.nio.file.Path;
import java.time.InstantSource;

/// A process that opens the store in a folder, prints how many milliseconds that took, and ends.
final class StoreOpening {
    private StoreOpening() {}

    public static void main(String[] folder) {
        StoreConfig config = StoreConfig.from(ConfigFactory.load()).withRocksDirectory(Path.of(folder[0]));
        long startNs = System.nanoTime();
        try (MessageStore store = RocksMessageStore.open(config, InstantSource.system(), System::nanoTime)) {
            store.workers().acquire();
            System.out.println((System.nanoTime() - startNs) / 1e6);
        }
    }
}
