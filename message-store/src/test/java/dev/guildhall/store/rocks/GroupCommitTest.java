package dev.guildhall.store.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.health.Health;
import dev.guildhall.store.Await;
import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.StoreUnavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The writer is started after its work was handed in: what waits is then certain.
@SuppressWarnings("NullAway.Init") // JUnit makes the folder, each test its writer.
final class GroupCommitTest {
    private static final byte[] KEY = Keys.utf8("test");

    @TempDir
    Path folder;

    private final StoreCounters counters = new StoreCounters();
    private Database database;
    private GroupCommit writer;

    @BeforeEach
    void openDatabase() {
        StoreConfig.Rocks settings = RocksStores.config(folder).rocks();
        database = Database.open(settings);
        writer = writer(settings);
    }

    @AfterEach
    void closeDatabase() {
        writer.close();
        database.close();
    }

    private GroupCommit writer(StoreConfig.Rocks settings) {
        return new GroupCommit(database, settings, counters, () -> 0, List.of(), () -> {});
    }

    private GroupCommit narrowWriter(int waitingMax, long waitingBytesMax) {
        StoreConfig.Rocks wide = RocksStores.config(folder).rocks();
        return writer(new StoreConfig.Rocks(
                folder, wide.blockCacheBytes(), wide.writeBufferBytes(), 1, 1, waitingMax, waitingBytesMax, 1, 1));
    }

    private CompletionStage<Integer> put(int number, long bytes) {
        return writer.submit(bytes, batch -> {
            batch.put(Family.META, KEY, NumberRow.encode(number));
            return number;
        });
    }

    private List<CompletionStage<Integer>> putMany(int count) {
        return IntStream.range(0, count).mapToObj(number -> put(number, 10)).toList();
    }

    private long stored() {
        return database.latest().get(Family.META, KEY).map(NumberRow::decode).orElse(-1L);
    }

    @Test
    void whatWaitsIsWrittenTogetherWithOneSync() {
        List<CompletionStage<Integer>> stages = putMany(100);
        writer.start();
        stages.forEach(Await::value);

        assertThat(counters.read().syncs()).isEqualTo(1);
        assertThat(counters.read().bytes()).isPositive();
        assertThat(stored()).isEqualTo(99);
    }

    @Test
    void aGroupHasAtMost512() {
        List<CompletionStage<Integer>> stages = putMany(1025);
        writer.start();
        stages.forEach(Await::value);

        assertThat(counters.read().syncs()).isEqualTo(3);
    }

    @Test
    void aGroupHasAtMostAMebibyteButAlwaysOne() {
        List<CompletionStage<Integer>> stages =
                List.of(put(1, 2 << 20), put(2, 600 << 10), put(3, 600 << 10), put(4, 1));
        writer.start();
        stages.forEach(Await::value);

        // 2 MiB alone; 600 KiB; 600 KiB and one byte.
        assertThat(counters.read().syncs()).isEqualTo(3);
    }

    @Test
    void answersComeInTheOrderOfArrival() {
        List<Integer> answered = Collections.synchronizedList(new ArrayList<>());
        List<CompletionStage<Void>> stages = putMany(1000).stream()
                .map(stage -> stage.thenAccept(answered::add))
                .toList();
        writer.start();
        stages.forEach(Await::value);

        assertThat(answered).isSorted().hasSize(1000);
    }

    @Test
    void nothingToWriteSyncsNothing() {
        CompletionStage<String> stage = writer.submit(10, batch -> "read");
        writer.start();

        assertThat(Await.value(stage)).isEqualTo("read");
        assertThat(counters.read().batches()).isEqualTo(1);
        assertThat(counters.read().syncs()).isZero();
    }

    @Test
    void aStepThatGivesUpLeavesNoRowAndTheOthersTheirs() {
        CompletionStage<Integer> before = put(1, 10);
        CompletionStage<Integer> broken = writer.submit(10, batch -> {
            batch.put(Family.META, KEY, NumberRow.encode(2));
            throw new IllegalStateException("half way");
        });
        CompletionStage<Long> after = writer.submit(10, batch -> stored());
        writer.start();

        assertThat(Await.value(before)).isEqualTo(1);
        assertThat(Await.failure(broken)).hasMessage("half way");
        // Read in a later batch: the broken step ends its own, so that what follows sees only what is durable.
        assertThat(Await.value(after)).isEqualTo(1);
    }

    @Test
    void tooManyWaitingIsRefusedAtOnceAndCounted() {
        writer = narrowWriter(2, 1000);
        List<CompletionStage<Integer>> taken = List.of(put(1, 10), put(2, 10));

        assertThat(Await.failure(put(3, 10))).isInstanceOf(StoreUnavailable.class);
        assertThat(counters.read().refusedWrites()).isEqualTo(1);
        writer.start();
        taken.forEach(Await::value);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void tooManyBytesWaitingIsRefusedAtOnce() {
        writer = narrowWriter(100, 1000);
        CompletionStage<Integer> taken = put(1, 600);

        assertThat(Await.failure(put(2, 600))).isInstanceOf(StoreUnavailable.class);
        writer.start();
        Await.value(taken);
        assertThat(Await.value(put(3, 600))).isEqualTo(3);
    }

    @Test
    void closingFinishesWhatWaitsAndTakesNoMore() {
        List<CompletionStage<Integer>> stages = putMany(10);
        writer.start();
        writer.close();

        assertThat(stages).allMatch(stage -> stage.toCompletableFuture().isDone());
        assertThat(Await.failure(put(1, 10)))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("closed");
    }

    @Test
    void writerWhoseDiskRefusesIsDownUntilATrialIsTaken() {
        AtomicBoolean refuses = new AtomicBoolean(true);
        writer = new GroupCommit(
                database,
                RocksStores.config(folder).rocks(),
                counters,
                () -> {
                    if (refuses.get()) throw new StoreUnavailable("the disk did not take a write");
                    return 0;
                },
                List.of(),
                () -> {});
        writer.start();
        assertThat(writer.health()).isEqualTo(Health.UP);
        assertThat(Await.failure(put(1, 10))).isInstanceOf(StoreUnavailable.class);

        assertThat(writer.health()).isEqualTo(Health.down("the disk did not take a write"));
        refuses.set(false);
        // Nobody commits anything: asking is what has it tried again.
        Await.until(() -> writer.health().state() == Health.State.UP);
        assertThat(stored()).isEqualTo(-1);
    }

    @Test
    void closedWriterIsDown() {
        writer.start();
        writer.close();
        assertThat(writer.health().state()).isEqualTo(Health.State.DOWN);
    }
}
