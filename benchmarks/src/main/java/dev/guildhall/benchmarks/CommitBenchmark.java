package dev.guildhall.benchmarks;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.store.StoreConfig;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.rocksdb.RocksDBException;

/// How many durable commits of one message does a second buy, and a second of CPU? Anchor: a bare RocksDB with the
/// same options on the same disk, into which one thread writes the same rows, [#GROUP] to a synced batch.
///
/// The store's groups are at most the anchor's batches: 2 × [#GROUP] commits are under way, so that one group
/// gathers while the one before is on its way to the disk. Each figure is the sum of slices that are spread over the
/// whole run, anchor and subject in turn: a neighbour who wakes up meets all figures alike. A slice's CPU is read
/// when the process has become quiet, so it bears its own flushes.
final class CommitBenchmark implements Question {
    /// Messages of one synced write.
    static final int GROUP = 128;

    private static final int WARM_UP_GROUPS = 2_000;
    private static final int SLICE_GROUPS = 500;
    private static final int SLICES = 6;
    private static final int FIGURES = 5;

    @Override
    public void ask(Workshop workshop) throws IOException, RocksDBException {
        StoreConfig config = config();
        try (RawLoop raw = new RawLoop(config, workshop.folder().resolve("raw"));
                StoreLoop store = new StoreLoop(config, workshop.folder().resolve("commits"))) {
            raw.run(WARM_UP_GROUPS);
            store.run(WARM_UP_GROUPS);
            Slices[] anchors = figures();
            Slices[] subjects = figures();
            for (int slice = 0; slice < SLICES * FIGURES; slice++) {
                anchors[slice % FIGURES].add(raw::run);
                subjects[slice % FIGURES].add(store::run);
            }
            System.out.println(paired(anchors, subjects, Slices::perSecond)
                    .report("commits", "raw synced batches of " + GROUP, "a second"));
            System.out.println(paired(anchors, subjects, Slices::perCpuSecond)
                    .report("commits", "raw synced batches of " + GROUP, "a CPU second"));
            System.out.printf(Locale.ROOT, "%.0f commits to a group%n", store.commitsToAGroup());
        }
    }

    private static Slices[] figures() {
        Slices[] figures = new Slices[FIGURES];
        Arrays.setAll(figures, index -> new Slices(SLICE_GROUPS));
        return figures;
    }

    private static Paired paired(Slices[] anchors, Slices[] subjects, ToDoubleFunction<Slices> figure) {
        Paired paired = new Paired();
        for (Slices each : anchors) {
            paired.anchor(figure.applyAsDouble(each));
        }
        for (Slices each : subjects) {
            paired.subject(figure.applyAsDouble(each));
        }
        return paired;
    }

    /// The product's own settings, with groups no larger than the anchor's batches.
    private static StoreConfig config() {
        return StoreConfig.from(ConfigFactory.parseString("guildhall.store.rocks.batch-commits-max = " + GROUP)
                .withFallback(ConfigFactory.load()));
    }
}
