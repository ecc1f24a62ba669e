package dev.guildhall.benchmarks;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.store.StoreConfig;
import java.io.IOException;
import java.util.Locale;
import org.rocksdb.RocksDBException;

/// How many durable commits of one message does a second buy, and a second of CPU? Anchor: a bare RocksDB with the
/// same options on the same disk, into which one thread writes the same rows, [#GROUP] to a synced batch.
///
/// The store's groups are at most the anchor's batches: 2 × [#GROUP] commits are under way, so that one group
/// gathers while the one before is on its way to the disk. Each round is long enough to flush several memtables, so
/// that each bears its own.
final class CommitBenchmark implements Question {
    /// Messages of one synced write.
    static final int GROUP = 128;

    private static final int WARM_UP_GROUPS = 4_000;
    private static final int GROUPS = 4_000;
    private static final int ROUNDS = 5;

    @Override
    public void ask(Workshop workshop) throws IOException, RocksDBException {
        Paired wall = new Paired();
        Paired cpu = new Paired();
        StoreConfig config = config();
        try (RawLoop raw = new RawLoop(config, workshop.folder().resolve("raw"));
                StoreLoop store = new StoreLoop(config, workshop.folder().resolve("commits"))) {
            raw.run(WARM_UP_GROUPS);
            store.run(WARM_UP_GROUPS);
            for (int round = 0; round < ROUNDS; round++) {
                measure(raw::run, wall::anchor, cpu::anchor);
                measure(store::run, wall::subject, cpu::subject);
            }
            measure(raw::run, wall::anchor, cpu::anchor);
            System.out.println(wall.report("commits", "raw synced batches of " + GROUP, "a second"));
            System.out.println(cpu.report("commits", "raw synced batches of " + GROUP, "a CPU second"));
            System.out.printf(Locale.ROOT, "%.0f commits to a group%n", store.commitsToAGroup());
        }
    }

    /// The product's own settings, with groups no larger than the anchor's batches.
    private static StoreConfig config() {
        return StoreConfig.from(ConfigFactory.parseString("guildhall.store.rocks.batch-commits-max = " + GROUP)
                .withFallback(ConfigFactory.load()));
    }

    private interface Groups {
        void run(int groups) throws RocksDBException;
    }

    private interface Figure {
        void take(double figure);
    }

    private static void measure(Groups groups, Figure wall, Figure cpu) throws IOException, RocksDBException {
        long self = ProcessHandle.current().pid();
        double cpuBefore = Cores.cpuSeconds(self);
        long startNs = System.nanoTime();
        groups.run(GROUPS);
        double seconds = (System.nanoTime() - startNs) / 1e9;
        wall.take((double) GROUPS * GROUP / seconds);
        cpu.take(GROUPS * GROUP / (Cores.cpuSeconds(self) - cpuBefore));
    }
}
