package dev.guildhall.store.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.Owners;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a batch writes of the numbers that its commits move.
@SuppressWarnings("NullAway.Init") // JUnit makes the folder, and opens before each test.
final class RowsOfABatchTest {
    private static final OwnerId GUILD = Owners.guild(7);
    private static final OwnerId USER = Owners.user(7);
    private static final ChannelId CHANNEL = new ChannelId(5);

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(RocksStores.config(folder).rocks());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static void commit(Batch batch, OwnerId owner, long number) {
        batch.mark();
        batch.ownerNumber(owner, number);
        batch.head(CHANNEL, new MessageId(number));
        batch.dropMark();
    }

    private long numberOf(OwnerId owner) {
        return number(Family.OWNERS, Keys.owner(owner));
    }

    private long head() {
        return number(Family.HEADS, Keys.of(CHANNEL.value()));
    }

    private long number(Family family, byte[] key) {
        return database.latest().get(family, key).map(NumberRow::decode).orElse(0L);
    }

    @Test
    void anOwnersNumberIsOneRowABatchHoweverManyItsCommits() {
        Batch batch = new Batch(database);
        for (int number = 1; number <= 100; number++) {
            commit(batch, GUILD, number);
        }
        commit(batch, USER, 1);
        database.write(batch);

        // Two owners and one head.
        assertThat(batch.count()).isEqualTo(3);
        assertThat(numberOf(GUILD)).isEqualTo(100);
        assertThat(numberOf(USER)).isEqualTo(1);
        assertThat(head()).isEqualTo(1);
    }

    @Test
    void aRefusedStepMovesNoNumber() {
        Batch batch = new Batch(database);
        commit(batch, GUILD, 1);
        batch.mark();
        batch.ownerNumber(GUILD, 2);
        batch.head(CHANNEL, new MessageId(2));
        batch.backToMark();
        database.write(batch);

        assertThat(numberOf(GUILD)).isEqualTo(1);
        assertThat(head()).isEqualTo(1);
    }

    @Test
    void aBatchOfNothingButNumbersIsNotEmpty() {
        Batch batch = new Batch(database);
        assertThat(batch.empty()).isTrue();
        batch.ownerNumber(GUILD, 1);
        assertThat(batch.empty()).isFalse();
    }
}
