package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What [OwnerStore] promises.
public abstract class OwnerStoreContract extends StoreContract {
    private static final long CHANNEL = 5;

    private static Change put(long id, String content) {
        return new Change.PutMessage(Rows.message(CHANNEL, id, content));
    }

    private String content(long id) {
        return found(id).map(Message::content).orElse("(absent)");
    }

    private Optional<Message> found(long id) {
        return Await.value(store.history().message(new ChannelId(CHANNEL), new MessageId(id)));
    }

    private long lastNumber(OwnerId owner) {
        return Await.value(store.owners().lastNumber(owner));
    }

    @Test
    void anOwnerThatNeverCommittedIsAtZero() {
        assertThat(lastNumber(GUILD)).isZero();
    }

    @Test
    void theLastNumberIsThatOfTheLastDurableCommit() {
        commit(GUILD, put(1, "one"));
        commit(GUILD, put(2, "two"));

        assertThat(lastNumber(GUILD)).isEqualTo(2);
    }

    @Test
    void ownersOfOneNumberAndDifferentKindsCountApart() {
        commit(Owners.guild(9));
        commit(Owners.user(9));
        commit(Owners.user(9));
        commit(Owners.privateChannel(9));
        commit(Owners.privateChannel(9));
        commit(Owners.privateChannel(9));

        assertThat(lastNumber(Owners.guild(9))).isEqualTo(1);
        assertThat(lastNumber(Owners.user(9))).isEqualTo(2);
        assertThat(lastNumber(Owners.privateChannel(9))).isEqualTo(3);
    }

    @Test
    void whatACommitWroteIsReadAfterItCompleted() {
        commit(GUILD, put(1, "one"), put(2, "two"));

        assertThat(content(1)).isEqualTo("one");
        assertThat(content(2)).isEqualTo("two");
    }

    @Test
    void theSameNumberTwiceLeavesTheFirst() {
        Await.value(submit(GUILD, 1, put(1, "first")));
        Await.value(submit(GUILD, 1, put(1, "second"), put(2, "other")));

        assertThat(content(1)).isEqualTo("first");
        assertThat(found(2)).isEmpty();
        assertThat(lastNumber(GUILD)).isEqualTo(1);
    }

    @Test
    void theSameNumberTwiceWithoutWaitingLeavesTheFirst() {
        CompletionStage<Void> first = submit(GUILD, 1, put(1, "first"));
        CompletionStage<Void> second = submit(GUILD, 1, put(1, "second"));
        Await.value(first);
        Await.value(second);

        assertThat(content(1)).isEqualTo("first");
    }

    @Test
    void anOldNumberAfterLaterOnesLeavesThem() {
        commit(GUILD, put(1, "one"));
        commit(GUILD, put(1, "two"));
        Await.value(submit(GUILD, 1, put(1, "one")));

        assertThat(content(1)).isEqualTo("two");
        assertThat(lastNumber(GUILD)).isEqualTo(2);
    }

    @Test
    void aNumberLeftOutIsAMistakeAndNothingIsWritten() {
        commit(GUILD, put(1, "one"));

        assertThat(Await.failure(submit(GUILD, 3, put(3, "three")))).isInstanceOf(IllegalStateException.class);
        assertThat(found(3)).isEmpty();
        assertThat(lastNumber(GUILD)).isEqualTo(1);
    }

    @Test
    void afterAMistakeTheOwnerGoesOnWhereItWas() {
        commit(GUILD, put(1, "one"));
        Throwable mistake = Await.failure(submit(GUILD, 3, put(3, "three")));
        Await.value(submit(GUILD, 2, put(2, "two")));

        assertThat(mistake).isNotNull();
        assertThat(content(2)).isEqualTo("two");
        assertThat(lastNumber(GUILD)).isEqualTo(2);
    }

    @Test
    void oneOwnersMistakeDoesNotTouchTheOthers() {
        List<CompletionStage<Void>> stages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            stages.add(submit(Owners.guild(100 + i), 1, put(100 + i, "before")));
            stages.add(submit(Owners.guild(200 + i), 2, put(200 + i, "mistake")));
            stages.add(submit(Owners.guild(100 + i), 2, put(300 + i, "after")));
        }
        for (int i = 0; i < stages.size(); i += 3) {
            Await.value(stages.get(i));
            assertThat(Await.failure(stages.get(i + 1))).isInstanceOf(IllegalStateException.class);
            Await.value(stages.get(i + 2));
        }
        assertThat(content(149)).isEqualTo("before");
        assertThat(found(249)).isEmpty();
        assertThat(content(349)).isEqualTo("after");
    }

    @Test
    void commitsOfOneOwnerCompleteInTheOrderOfTheCalls() {
        ConcurrentLinkedQueue<Long> completed = new ConcurrentLinkedQueue<>();
        List<CompletionStage<Void>> stages = LongStream.rangeClosed(1, 200)
                .mapToObj(
                        number -> submit(GUILD, number, put(1, "at " + number)).thenRun(() -> completed.add(number)))
                .toList();
        stages.forEach(Await::value);

        assertThat(List.copyOf(completed)).isSorted().hasSize(200);
        assertThat(content(1)).isEqualTo("at 200");
    }

    @Test
    void theLastNumberCountsWhatWasHandedInBefore() {
        List<CompletionStage<Void>> stages = LongStream.rangeClosed(1, 50)
                .mapToObj(number -> submit(GUILD, number, put(number, "text")))
                .toList();

        assertThat(lastNumber(GUILD)).isEqualTo(50);
        stages.forEach(Await::value);
    }

    @Test
    void everythingIsThereAfterReopening() {
        commit(GUILD, put(1, "one"));
        commit(GUILD, put(2, "two"));
        reopen();

        assertThat(content(1)).isEqualTo("one");
        assertThat(content(2)).isEqualTo("two");
        assertThat(lastNumber(GUILD)).isEqualTo(2);
        commit(GUILD, put(3, "three"));
        assertThat(lastNumber(GUILD)).isEqualTo(3);
    }

    @Test
    void theEpochGrowsWithEachOpening() {
        long first = lease(GUILD).epoch();
        reopen();
        long second = lease(GUILD).epoch();

        assertThat(second).isGreaterThan(first);
    }

    @Test
    void aLeaseOfAnEarlierLifeIsLost() {
        Lease old = lease(GUILD);
        reopen();

        CompletionStage<Void> late = store.owners().commit(old, new Commit(GUILD, 1, List.of(put(1, "late"))));
        assertThat(Await.failure(late)).isInstanceOf(LeaseLost.class);
        assertThat(found(1)).isEmpty();
    }

    @Test
    void closingFinishesWhatWasHandedIn() {
        List<CompletionStage<Void>> stages = LongStream.rangeClosed(1, 100)
                .mapToObj(number -> submit(GUILD, number, put(number, "text")))
                .toList();
        reopen();

        stages.forEach(Await::value);
        assertThat(lastNumber(GUILD)).isEqualTo(100);
    }

    @Test
    void aClosedStoreTakesNothing() {
        Lease lease = lease(GUILD);
        store.close();
        store.close();

        CompletionStage<Void> late = store.owners().commit(lease, new Commit(GUILD, 1, List.of()));
        assertThat(Await.failure(late)).isInstanceOf(StoreUnavailable.class);
        assertThat(Await.failure(store.owners().lastNumber(GUILD))).isInstanceOf(StoreUnavailable.class);
        assertThat(Await.failure(store.owners().lease(GUILD))).isInstanceOf(StoreUnavailable.class);
        assertThat(Await.failure(store.history().message(new ChannelId(CHANNEL), new MessageId(1))))
                .isInstanceOf(StoreUnavailable.class);
    }
}
