package dev.guildhall.benchmarks;

import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.StoreStats;
import dev.guildhall.store.rocks.RocksMessageStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The store as guild actors use it: commits of one owner, handed in without waiting for the one before.
final class StoreLoop implements AutoCloseable {
    static final String CONTENT = "x".repeat(100);

    private static final OwnerId OWNER = new OwnerId.OfGuild(new GuildId(1));
    private static final int IDS_PER_MESSAGE_BITS = 12;

    private final RocksMessageStore store;
    private final Lease lease;
    private long number;

    StoreLoop(StoreConfig config, Path folder) {
        this.store =
                RocksMessageStore.open(config.withRocksDirectory(folder), InstantSource.system(), System::nanoTime);
        this.lease = store.owners().lease(OWNER).toCompletableFuture().join();
    }

    /// Returns when all are durable. Hands a group in when the last but one is durable: commits of one owner become
    /// durable in order, so the last one's answer is everybody's.
    void run(int groups) {
        CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
        CompletableFuture<Void> last = before;
        for (int group = 0; group < groups; group++) {
            before.join();
            before = last;
            last = handInGroup();
        }
        last.join();
    }

    private CompletableFuture<Void> handInGroup() {
        CompletionStage<Void> last = CompletableFuture.completedFuture(null);
        for (int i = 0; i < CommitBenchmark.GROUP; i++) {
            number++;
            last = store.owners()
                    .commit(lease, new Commit(OWNER, number, List.of(new Change.PutMessage(message(number)))));
        }
        return last.toCompletableFuture();
    }

    double commitsToAGroup() {
        StoreStats stats = store.stats();
        return (double) stats.commits() / stats.syncs();
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
