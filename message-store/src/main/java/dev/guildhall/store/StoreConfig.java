package dev.guildhall.store;

import com.typesafe.config.Config;
import java.nio.file.Path;

/// What `guildhall.store` says. Each key is explained in this module's `reference.conf`.
public record StoreConfig(Adapter adapter, Rocks rocks, ScyllaConfig scylla) {
    /// Where everything durable lives.
    public enum Adapter {
        ROCKS,
        SCYLLA
    }

    /// The embedded store's settings.
    public record Rocks(
            Path directory,
            long blockCacheBytes,
            long writeBufferBytes,
            int batchCommitsMax,
            long batchBytesMax,
            int waitingCommitsMax,
            long waitingBytesMax,
            int readThreads,
            int waitingReadsMax) {
        public Rocks {
            if (batchCommitsMax < 1 || batchBytesMax < 1 || readThreads < 1 || waitingReadsMax < 1) {
                throw new IllegalArgumentException(
                        "guildhall.store.rocks: batch-commits-max, batch-bytes-max, read-threads and waiting-reads-max must be at least 1");
            }
            if (waitingCommitsMax < batchCommitsMax || waitingBytesMax < batchBytesMax) {
                throw new IllegalArgumentException(
                        "guildhall.store.rocks: waiting-commits-max and waiting-bytes-max must be at least one batch (batch-commits-max, batch-bytes-max)");
            }
        }

        static Rocks from(Config config) {
            return new Rocks(
                    Path.of(config.getString("directory")),
                    config.getBytes("block-cache"),
                    config.getBytes("write-buffer"),
                    config.getInt("batch-commits-max"),
                    config.getBytes("batch-bytes-max"),
                    config.getInt("waiting-commits-max"),
                    config.getBytes("waiting-bytes-max"),
                    config.getInt("read-threads"),
                    config.getInt("waiting-reads-max"));
        }

        /// The same settings in another folder.
        public Rocks withDirectory(Path other) {
            return new Rocks(
                    other,
                    blockCacheBytes,
                    writeBufferBytes,
                    batchCommitsMax,
                    batchBytesMax,
                    waitingCommitsMax,
                    waitingBytesMax,
                    readThreads,
                    waitingReadsMax);
        }
    }

    /// Reads `guildhall.store` from the application's whole configuration.
    public static StoreConfig from(Config root) {
        Config store = root.getConfig("guildhall.store");
        return new StoreConfig(
                adapter(store.getString("adapter")),
                Rocks.from(store.getConfig("rocks")),
                ScyllaConfig.from(store.getConfig("scylla")));
    }

    /// The same settings with the embedded store in another folder.
    public StoreConfig withRocksDirectory(Path directory) {
        return new StoreConfig(adapter, rocks.withDirectory(directory), scylla);
    }

    private static Adapter adapter(String name) {
        return switch (name) {
            case "rocks" -> Adapter.ROCKS;
            case "scylla" -> Adapter.SCYLLA;
            default ->
                throw new IllegalArgumentException(
                        "guildhall.store.adapter is \"" + name + "\": the known ones are rocks and scylla");
        };
    }
}
