package dev.guildhall.store.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.store.Await;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.MessageHistory.Cursor;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.Owners;
import dev.guildhall.store.Rows;
import dev.guildhall.store.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SharedHistoryTest {
    private static final ChannelId CHANNEL = new ChannelId(5);
    private static final OwnerId GUILD = Owners.guild(7);
    private static final Lease LEASE = new Lease(1);
    private static final Cursor NEWEST = new Cursor.Newest();

    private final ToyHistory toy = new ToyHistory();
    private final ChannelVersions versions = new ChannelVersions();
    private final WatchedOwners owners = new WatchedOwners(toy, versions);
    private SharedHistory history = new SharedHistory(toy, versions, 1 << 20);

    private CompletionStage<List<Message>> newest() {
        return history.page(CHANNEL, NEWEST, 50);
    }

    private void send(long number) {
        owners.commit(LEASE, ToyHistory.commit(GUILD, CHANNEL, number));
        toy.answer(toy.writes.getFirst());
    }

    @Test
    void aThousandEqualReadsAtOneTimeCostOne() {
        send(1);
        List<CompletionStage<List<Message>>> answers =
                IntStream.range(0, 1_000).mapToObj(_ -> newest()).toList();
        assertThat(toy.made).isEqualTo(1);
        toy.answer(toy.reads.getFirst());
        assertThat(answers).allSatisfy(answer -> assertThat(Await.value(answer)).hasSize(1));
        assertThat(history.stats().shared()).isEqualTo(999);
        assertThat(history.stats().made()).isEqualTo(1);
    }

    @Test
    void readsOfOtherPagesAreTheirOwn() {
        newest();
        history.page(CHANNEL, NEWEST, 10);
        history.page(CHANNEL, new Cursor.Before(new MessageId(9)), 50);
        history.page(CHANNEL, new Cursor.After(new MessageId(9)), 50);
        history.page(new ChannelId(6), NEWEST, 50);
        assertThat(toy.made).isEqualTo(5);
    }

    @Test
    void whoAsksAfterACommitDoesNotGetAReadThatBeganBefore() {
        CompletionStage<List<Message>> before = newest();
        toy.look(toy.reads.getFirst());
        send(1);
        CompletionStage<List<Message>> after = newest();
        assertThat(toy.made).isEqualTo(2);
        List.copyOf(toy.reads).forEach(toy::answer);
        assertThat(Await.value(before)).isEmpty();
        assertThat(Await.value(after)).hasSize(1);
    }

    @Test
    void aRememberedPageIsAnsweredUntilItsChannelChangesAnEmptyOneToo() {
        newest();
        toy.answer(toy.reads.getFirst());
        assertThat(Await.value(newest())).isEmpty();
        assertThat(Await.value(history.page(CHANNEL, NEWEST, 100))).isEmpty();
        assertThat(toy.made).isEqualTo(1);
        assertThat(history.stats().remembered()).isEqualTo(2);
        send(1);
        CompletionStage<List<Message>> after = newest();
        toy.answer(toy.reads.getFirst());
        assertThat(Await.value(after)).hasSize(1);
    }

    @Test
    void aRememberedPageHasTheNewestOfASmallerOneAndNotAllOfALargerOne() {
        IntStream.rangeClosed(1, 20).forEach(this::send);
        history.page(CHANNEL, NEWEST, 10);
        toy.answer(toy.reads.getFirst());
        assertThat(Await.value(history.page(CHANNEL, NEWEST, 3)))
                .extracting(message -> message.id().value())
                .containsExactly(20L, 19L, 18L);
        CompletionStage<List<Message>> larger = history.page(CHANNEL, NEWEST, 15);
        toy.answer(toy.reads.getFirst());
        assertThat(Await.value(larger)).hasSize(15);
    }

    @Test
    void aFailureIsSharedAndNotRemembered() {
        CompletionStage<List<Message>> one = newest();
        CompletionStage<List<Message>> other = newest();
        toy.fail(toy.reads.getFirst(), new StoreUnavailable("gone"));
        assertThat(Await.failure(one)).isInstanceOf(StoreUnavailable.class);
        assertThat(Await.failure(other)).isInstanceOf(StoreUnavailable.class);
        CompletionStage<List<Message>> again = newest();
        toy.answer(toy.reads.getFirst());
        assertThat(Await.value(again)).isEmpty();
    }

    /// The commit was durable all the same, and its rows came later than its failure: its owner has settled that, and
    /// tells it.
    @Test
    void whatACommitOfUnknownFateLeftIsSeenOnceItsOwnerHasSettledIt() {
        owners.commit(LEASE, ToyHistory.commit(GUILD, CHANNEL, 1));
        ToyHistory.Write write = toy.writes.getFirst();
        toy.fail(write, new StoreUnavailable("timeout"));
        newest();
        toy.answer(toy.reads.getFirst());
        toy.makeDurable(write);
        assertThat(Await.value(owners.lastNumber(GUILD))).isEqualTo(1);
        CompletionStage<List<Message>> after = newest();
        toy.reads.forEach(toy::look);
        List.copyOf(toy.reads).forEach(toy::answer);
        assertThat(Await.value(after)).hasSize(1);
    }

    @Test
    void pagesThatWereNotAskedForLongestMakeRoom() {
        history = new SharedHistory(toy, versions, 128 * 8);
        for (long channel = 1; channel <= 20; channel++) {
            history.page(new ChannelId(channel), NEWEST, 50);
            toy.answer(toy.reads.getFirst());
        }
        ReadingStats stats = history.stats();
        assertThat(stats.heads()).isEqualTo(8);
        assertThat(stats.headBytes()).isLessThanOrEqualTo(128 * 8);
        assertThat(stats.forgotten()).isEqualTo(12);
        history.page(new ChannelId(20), NEWEST, 50);
        assertThat(toy.made).isEqualTo(20);
        history.page(new ChannelId(1), NEWEST, 50);
        assertThat(toy.made).isEqualTo(21);
    }

    @Test
    void changesThatAreNoMessagesChangeNothing() {
        newest();
        toy.answer(toy.reads.getFirst());
        owners.commit(LEASE, new Commit(GUILD, 1, List.of(new Change.PutRole(new GuildId(7), Rows.bareRole(3)))));
        toy.answer(toy.writes.getFirst());
        newest();
        assertThat(toy.made).isEqualTo(1);
    }

    enum Step {
        ASK,
        LOOK,
        ANSWER,
        SEND,
        MAKE_DURABLE,
        ACKNOWLEDGE
    }

    private record Asked(int acknowledged, CompletionStage<List<Message>> answer) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.of(Step.values()).list().ofMinSize(1).ofMaxSize(60);
    }

    /// However reads and commits lie in time: whoever asks sees at least what was acknowledged before it asked.
    @Property
    void nobodyMissesWhatWasAcknowledgedBeforeItAsked(@ForAll("steps") List<Step> steps) {
        List<Asked> asked = new ArrayList<>();
        long sent = 0;
        int acknowledged = 0;
        for (Step step : steps) {
            switch (step) {
                case ASK -> asked.add(new Asked(acknowledged, newest()));
                case LOOK -> toy.reads.stream().findFirst().ifPresent(toy::look);
                case ANSWER -> toy.reads.stream().findFirst().ifPresent(toy::answer);
                case SEND -> owners.commit(LEASE, ToyHistory.commit(GUILD, CHANNEL, ++sent));
                case MAKE_DURABLE -> toy.writes.stream().findFirst().ifPresent(toy::makeDurable);
                case ACKNOWLEDGE -> {
                    if (!toy.writes.isEmpty()) {
                        toy.answer(toy.writes.getFirst());
                        acknowledged++;
                    }
                }
            }
        }
        while (!toy.reads.isEmpty()) {
            toy.answer(toy.reads.getFirst());
        }
        assertThat(asked)
                .allSatisfy(each -> assertThat(Await.value(each.answer()).size())
                        .isGreaterThanOrEqualTo(Math.min(50, each.acknowledged())));
    }
}
