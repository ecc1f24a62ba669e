package dev.guildhall.store.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.store.Await;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.Owners;
import dev.guildhall.store.Rows;
import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.StoreUnavailable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store in which one commit may wait. The commits behind a refused one meet a hole that is nobody's mistake.
@SuppressWarnings("NullAway.Init") // JUnit makes the folder, and opens before each test.
final class OwnersBehindARefusalTest {
    private static final OwnerId OWNER = Owners.guild(7);
    private static final Lease LEASE = new Lease(1);

    @TempDir
    Path folder;

    private Database database;
    private GroupCommit writer;
    private RocksOwnerStore owners;

    @BeforeEach
    void open() {
        StoreConfig.Rocks wide = RocksStores.config(folder).rocks();
        StoreConfig.Rocks narrow = new StoreConfig.Rocks(
                folder, wide.blockCacheBytes(), wide.writeBufferBytes(), 1, 1, 1, wide.waitingBytesMax(), 1, 1);
        database = Database.open(narrow);
        OwnerNumbers numbers = new OwnerNumbers(database);
        ClaimTable claims = new ClaimTable(database, () -> Instant.EPOCH);
        ReactionWrites reactions = new ReactionWrites(database);
        Changes changes = new Changes(
                new MessageWrites(new ChannelEdges(database), reactions, never(database, Family.NONCES)),
                reactions,
                new GuildWrites(database, never(database, Family.AUDIT_LOG)),
                new AccountWrites(),
                claims);
        StoreCounters counters = new StoreCounters();
        Reads reads = new Reads(database, narrow, counters, () -> 0);
        RocksOutbox outbox = new RocksOutbox(database, reads, () -> Instant.EPOCH, LEASE.epoch());
        writer = new GroupCommit(
                database, narrow, counters, () -> 0, List.of(numbers.cache(), claims.cache()), outbox::durable);
        owners = new RocksOwnerStore(writer, numbers, changes, LEASE, outbox);
    }

    @AfterEach
    void close() {
        writer.close();
        database.close();
    }

    private CompletionStage<Void> commit(long number) {
        return owners.commit(
                LEASE, new Commit(OWNER, number, List.of(new Change.PutMessage(Rows.message(5, number, "text")))));
    }

    @Test
    void commitsBehindARefusedOneFailAsUnavailableUntilItIsThere() {
        CompletionStage<Void> first = commit(1);
        CompletionStage<Void> refused = commit(2);
        writer.start();
        Await.value(first);

        assertThat(Await.failure(refused)).isInstanceOf(StoreUnavailable.class);
        assertThat(Await.failure(commit(3))).isInstanceOf(StoreUnavailable.class);
        Await.value(commit(2));
        Await.value(commit(3));
        assertThat(Await.failure(commit(5))).isInstanceOf(IllegalStateException.class);
        assertThat(Await.value(owners.lastNumber(OWNER))).isEqualTo(3);
    }

    private static Sweep never(Database database, Family family) {
        return new Sweep(database, family, () -> Instant.EPOCH, (key, row, now) -> false);
    }
}
