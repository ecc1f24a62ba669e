package dev.guildhall.benchmarks;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.rocks.RocksMessageStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// How many durable commits of one message does a second buy, when 128 are under way at a time? Anchor: a raw
/// RocksDB that writes the same number of rows of the same size, 128 to a synced batch.
///
/// A commit writes more than its message: the owner's number, and the channel's head and bucket as they move.
final class CommitBenchmark implements Question {
    private static final int UNDER_WAY = 128;
    private static final int WARM_UP_BATCHES = 3000;
    private static final int BATCHES = 800;
    private static final int ROUNDS = 5;
    private static final String CONTENT = "x".repeat(100);

    @Override
    public void ask(Workshop workshop) throws IOException, RocksDBException {
        Paired wall = new Paired();
        Paired cpu = new Paired();
        try (RawLoop raw = new RawLoop(workshop.folder().resolve("raw"));
                StoreLoop store = new StoreLoop(workshop.folder().resolve("commits"))) {
            raw.run(WARM_UP_BATCHES);
            store.run(WARM_UP_BATCHES);
            for (int round = 0; round < ROUNDS; round++) {
                measure(raw::run, wall::anchor, cpu::anchor);
                measure(store::run, wall::subject, cpu::subject);
            }
            measure(raw::run, wall::anchor, cpu::anchor);
        }
        System.out.println(wall.report("commits", "raw synced batches of 128", "a second"));
        System.out.println(cpu.report("commits", "raw synced batches of 128", "a CPU second"));
    }

    private interface Batches {
        void run(int batches) throws RocksDBException;
    }

    private interface Figure {
        void take(double figure);
    }

    private static void measure(Batches batches, Figure wall, Figure cpu) throws IOException, RocksDBException {
        long self = ProcessHandle.current().pid();
        double cpuBefore = Cores.cpuSeconds(self);
        long startNs = System.nanoTime();
        batches.run(BATCHES);
        double seconds = (System.nanoTime() - startNs) / 1e9;
        wall.take(BATCHES * UNDER_WAY / seconds);
        cpu.take(BATCHES * UNDER_WAY / (Cores.cpuSeconds(self) - cpuBefore));
    }

    /// The store as guild actors use it: commits handed in without waiting, one owner, growing numbers.
    private static final class StoreLoop implements AutoCloseable {
        private static final OwnerId OWNER = new OwnerId.OfGuild(new GuildId(1));
        private static final int IDS_PER_MESSAGE_BITS = 12;

        private final MessageStore store;
        private final Lease lease;
        private long number;

        StoreLoop(Path folder) {
            StoreConfig config = StoreConfig.from(ConfigFactory.load()).withRocksDirectory(folder);
            this.store = RocksMessageStore.open(config, InstantSource.system(), System::nanoTime);
            this.lease = store.owners().lease(OWNER).toCompletableFuture().join();
        }

        void run(int batches) {
            for (int batch = 0; batch < batches; batch++) {
                CompletionStage<Void> last = CompletableFuture.completedFuture(null);
                for (int i = 0; i < UNDER_WAY; i++) {
                    number++;
                    last = store.owners()
                            .commit(lease, new Commit(OWNER, number, List.of(new Change.PutMessage(message(number)))));
                }
                // Commits of one owner become durable in order: the last one's answer is everybody's.
                last.toCompletableFuture().join();
            }
        }

        private static Message message(long number) {
            return new Message(
                    new MessageId(number << IDS_PER_MESSAGE_BITS),
                    new ChannelId(2),
                    new GuildId(1),
                    new UserId(3),
                    MessageType.DEFAULT,
                    CONTENT,
                    null,
                    false,
                    false,
                    List.of(),
                    List.of(),
                    0,
                    null);
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private static final class RawLoop implements AutoCloseable {
        private static final int ROW_BYTES = 150;

        private final Options options = new Options().setCreateIfMissing(true);
        private final WriteOptions synced = new WriteOptions().setSync(true);
        private final RocksDB rocks;
        private long number;

        RawLoop(Path folder) throws RocksDBException {
            this.rocks = RocksDB.open(options, folder.toString());
        }

        void run(int batches) throws RocksDBException {
            byte[] row = new byte[ROW_BYTES];
            for (int batch = 0; batch < batches; batch++) {
                try (WriteBatch rows = new WriteBatch()) {
                    for (int i = 0; i < UNDER_WAY; i++) {
                        rows.put(
                                ByteBuffer.allocate(Long.BYTES)
                                        .putLong(++number)
                                        .array(),
                                row);
                    }
                    rocks.write(synced, rows);
                }
            }
        }

        @Override
        public void close() {
            rocks.close();
            synced.close();
            options.close();
        }
    }
}
