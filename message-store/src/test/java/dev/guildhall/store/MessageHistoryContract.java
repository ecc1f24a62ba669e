package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.MessageHistory.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What [MessageHistory] promises.
public abstract class MessageHistoryContract extends StoreContract {
    private static final long CHANNEL = 5;
    private static final ChannelId CHANNEL_ID = new ChannelId(CHANNEL);
    private static final UserId AUTHOR = new UserId(11);
    private static final Nonce NONCE = new Nonce("17", false);

    private static Change put(long id) {
        return new Change.PutMessage(Rows.message(CHANNEL, id, "text " + id));
    }

    private List<Long> page(Cursor cursor, int limit) {
        return Await.value(store.history().page(CHANNEL_ID, cursor, limit)).stream()
                .map(each -> each.id().value())
                .toList();
    }

    private Optional<Message> message(long id) {
        return Await.value(store.history().message(CHANNEL_ID, new MessageId(id)));
    }

    private Optional<Message> byNonce(Nonce nonce) {
        return Await.value(store.history().byNonce(CHANNEL_ID, AUTHOR, nonce));
    }

    private static Cursor before(long id) {
        return new Cursor.Before(new MessageId(id));
    }

    private static Cursor after(long id) {
        return new Cursor.After(new MessageId(id));
    }

    private static Cursor around(long id) {
        return new Cursor.Around(new MessageId(id));
    }

    private void putTen() {
        commit(
                GUILD,
                LongStream.rangeClosed(1, 10)
                        .mapToObj(MessageHistoryContract::put)
                        .toArray(Change[]::new));
    }

    /// An id made that many days after the protocol's first.
    private static long onDay(int day) {
        return Snowflake.floorOf(Instant.ofEpochMilli(Snowflake.EPOCH_MS).plus(Duration.ofDays(day))) + 1;
    }

    @Test
    void everyFieldOfAMessageIsKept() {
        Message full = Rows.fullMessage(CHANNEL, 1);
        Message bare = Rows.bareMessage(CHANNEL, 2);
        Message stuck = Rows.messageWithStickers(CHANNEL, 3);
        commit(GUILD, new Change.PutMessage(full), new Change.PutMessage(bare), new Change.PutMessage(stuck));

        assertThat(message(1)).contains(full);
        assertThat(message(2)).contains(bare);
        assertThat(message(3)).contains(stuck);
        assertThat(Await.value(store.history().page(CHANNEL_ID, new Cursor.Newest(), 10)))
                .containsExactly(stuck, bare, full);
    }

    @Test
    void anEmptyChannelHasEmptyPages() {
        assertThat(page(new Cursor.Newest(), 50)).isEmpty();
        assertThat(page(before(5), 50)).isEmpty();
        assertThat(page(after(5), 50)).isEmpty();
        assertThat(page(around(5), 50)).isEmpty();
    }

    @Test
    void theNewestPageEndsWithTheOldestOfTheNewest() {
        putTen();

        assertThat(page(new Cursor.Newest(), 3)).containsExactly(10L, 9L, 8L);
        assertThat(page(new Cursor.Newest(), 100)).hasSize(10);
    }

    @Test
    void beforeIsStrictlyOlderNearestFirst() {
        putTen();

        assertThat(page(before(5), 3)).containsExactly(4L, 3L, 2L);
        assertThat(page(before(1), 3)).isEmpty();
        assertThat(page(before(0), 3)).isEmpty();
        assertThat(page(before(-1), 2)).containsExactly(10L, 9L);
    }

    @Test
    void afterIsTheOldestOfTheNewerNewestFirst() {
        putTen();

        assertThat(page(after(5), 3)).containsExactly(8L, 7L, 6L);
        assertThat(page(after(0), 2)).containsExactly(2L, 1L);
        assertThat(page(after(10), 3)).isEmpty();
        assertThat(page(after(-1), 3)).isEmpty();
    }

    @Test
    void aroundHasTheMessageInTheMiddle() {
        putTen();

        assertThat(page(around(5), 5)).containsExactly(7L, 6L, 5L, 4L, 3L);
        assertThat(page(around(5), 4)).containsExactly(6L, 5L, 4L, 3L);
        assertThat(page(around(5), 1)).containsExactly(5L);
        assertThat(page(around(10), 4)).containsExactly(10L, 9L, 8L);
    }

    @Test
    void aroundAMessageThatIsGoneHasItsNeighbours() {
        putTen();
        commit(GUILD, new Change.DeleteMessage(CHANNEL_ID, new MessageId(5)));

        assertThat(page(around(5), 4)).containsExactly(7L, 6L, 4L, 3L);
    }

    @Test
    void pagesCrossYearsOfSilence() {
        long[] days = {0, 9, 10, 11, 400, 4000};
        for (long day : days) {
            commit(GUILD, put(onDay((int) day)));
        }

        assertThat(page(new Cursor.Newest(), 100))
                .containsExactly(onDay(4000), onDay(400), onDay(11), onDay(10), onDay(9), onDay(0));
        assertThat(page(before(onDay(400)), 2)).containsExactly(onDay(11), onDay(10));
        assertThat(page(after(onDay(11)), 2)).containsExactly(onDay(4000), onDay(400));
        assertThat(page(after(onDay(200)), 1)).containsExactly(onDay(400));
        assertThat(page(around(onDay(400)), 3)).containsExactly(onDay(4000), onDay(400), onDay(11));
    }

    @Test
    void pagesStayInTheirChannel() {
        putTen();
        commit(
                GUILD,
                new Change.PutMessage(Rows.message(CHANNEL - 1, 4, "below")),
                new Change.PutMessage(Rows.message(CHANNEL + 1, 6, "above")));

        assertThat(page(new Cursor.Newest(), 100)).hasSize(10);
        assertThat(page(after(0), 100)).hasSize(10);
        assertThat(Await.value(store.history().message(CHANNEL_ID, new MessageId(11))))
                .isEmpty();
    }

    @Test
    void anEditReplacesAndKeepsThePlace() {
        putTen();
        commit(GUILD, new Change.PutMessage(Rows.message(CHANNEL, 5, "edited")));

        assertThat(message(5).map(Message::content)).contains("edited");
        assertThat(page(new Cursor.Newest(), 100)).hasSize(10);
    }

    @Test
    void aDeletedMessageIsGone() {
        putTen();
        commit(GUILD, new Change.DeleteMessage(CHANNEL_ID, new MessageId(10)));

        assertThat(message(10)).isEmpty();
        assertThat(page(new Cursor.Newest(), 1)).containsExactly(9L);
    }

    @Test
    void aMessagePutAndDeletedInOneCommitIsGone() {
        commit(GUILD, put(1), new Change.DeleteMessage(CHANNEL_ID, new MessageId(1)));

        assertThat(message(1)).isEmpty();
    }

    @Test
    void severalMessagesAreThoseThatExist() {
        putTen();

        Map<MessageId, Message> found = Await.value(store.history()
                .messages(
                        CHANNEL_ID, List.of(new MessageId(3), new MessageId(30), new MessageId(7), new MessageId(3))));
        assertThat(found).containsOnlyKeys(new MessageId(3), new MessageId(7));
        assertThat(Await.value(store.history().messages(CHANNEL_ID, List.of()))).isEmpty();
    }

    private static Change putBy(long author, long id) {
        return new Change.PutMessage(Rows.message(CHANNEL, id, new UserId(author)));
    }

    private MessageHistory.Written writtenBy(List<Long> authors, long since, long before, int limit) {
        return Await.value(store.history()
                .writtenBy(
                        authors.stream().map(UserId::new).toList(),
                        CHANNEL_ID,
                        new MessageId(since),
                        new MessageId(before),
                        limit));
    }

    private static List<MessageId> ids(long... ids) {
        return LongStream.of(ids).mapToObj(MessageId::new).toList();
    }

    @Test
    void whatSomebodyWroteIsFoundAmongAllMessagesOfATime() {
        long old = onDay(30);
        commit(
                GUILD,
                putBy(1, old),
                putBy(1, onDay(40)),
                putBy(2, onDay(50)),
                putBy(3, onDay(60)),
                putBy(1, onDay(70)));
        commit(GUILD, new Change.PutMessage(Rows.bareMessage(CHANNEL, onDay(80))));

        assertThat(writtenBy(List.of(1L), onDay(40), -1, 100))
                .isEqualTo(new MessageHistory.Written(ids(onDay(70), onDay(40)), null));
        assertThat(writtenBy(List.of(1L, 3L), old, onDay(70), 100).messageIds())
                .isEqualTo(ids(onDay(60), onDay(40), old));
        assertThat(writtenBy(List.of(11L), 0, -1, 100).messageIds()).isEqualTo(ids(onDay(80)));
        assertThat(writtenBy(List.of(9L), 0, -1, 100)).isEqualTo(new MessageHistory.Written(List.of(), null));
        assertThat(writtenBy(List.of(1L), 0, 0, 100)).isEqualTo(new MessageHistory.Written(List.of(), null));
    }

    @Test
    void whatSomebodyWroteComesPageByPage() {
        commit(GUILD, LongStream.rangeClosed(1, 10).mapToObj(id -> putBy(1, id)).toArray(Change[]::new));
        MessageHistory.Written first = writtenBy(List.of(1L), 2, -1, 6);
        assertThat(first.messageIds()).isEqualTo(ids(10, 9, 8, 7, 6, 5));
        MessageId next = Objects.requireNonNull(first.next());

        assertThat(writtenBy(List.of(1L), 2, next.value(), 6))
                .isEqualTo(new MessageHistory.Written(ids(4, 3, 2), null));
    }

    @Test
    void oneCallLooksAtNoMoreThanSoManyMessagesOfOthers() {
        long others = MessageHistory.WALK_MAX + 10L;
        commit(GUILD, putBy(1, 1));
        commit(
                GUILD,
                LongStream.rangeClosed(2, others).mapToObj(id -> putBy(2, id)).toArray(Change[]::new));
        MessageHistory.Written first = writtenBy(List.of(1L), 0, -1, 100);
        assertThat(first.messageIds()).isEmpty();
        MessageId next = Objects.requireNonNull(first.next());

        assertThat(writtenBy(List.of(1L), 0, next.value(), 100)).isEqualTo(new MessageHistory.Written(ids(1), null));
    }

    private Change.PutNonce remember(Nonce nonce, long messageId) {
        return new Change.PutNonce(
                CHANNEL_ID,
                AUTHOR,
                nonce,
                new MessageId(messageId),
                clock.instant().plusSeconds(60));
    }

    @Test
    void aNonceFindsItsMessageUntilItRunsOut() {
        commit(GUILD, put(1), remember(NONCE, 1));
        clock.pass(Duration.ofSeconds(59));
        assertThat(byNonce(NONCE).map(Message::id)).contains(new MessageId(1));

        clock.pass(Duration.ofSeconds(1));
        assertThat(byNonce(NONCE)).isEmpty();
    }

    @Test
    void aNonceIsItsAuthorsItsChannelsAndOfItsType() {
        commit(GUILD, put(1), remember(NONCE, 1));

        assertThat(byNonce(new Nonce("17", true))).isEmpty();
        assertThat(byNonce(new Nonce("1", false))).isEmpty();
        assertThat(Await.value(store.history().byNonce(CHANNEL_ID, new UserId(12), NONCE)))
                .isEmpty();
        assertThat(Await.value(store.history().byNonce(new ChannelId(6), AUTHOR, NONCE)))
                .isEmpty();
    }

    @Test
    void aNonceWhoseMessageIsGoneFindsNothing() {
        commit(GUILD, put(1), remember(NONCE, 1));
        commit(GUILD, new Change.DeleteMessage(CHANNEL_ID, new MessageId(1)));

        assertThat(byNonce(NONCE)).isEmpty();
    }

    @Test
    void aNonceUsedAgainFindsTheNewMessage() {
        commit(GUILD, put(1), remember(NONCE, 1));
        clock.pass(Duration.ofMinutes(2));
        commit(GUILD, put(2), remember(NONCE, 2));

        assertThat(byNonce(NONCE).map(Message::id)).contains(new MessageId(2));
    }

    @Test
    void noncesAreThereAfterReopening() {
        commit(GUILD, put(1), remember(NONCE, 1));
        reopen();

        assertThat(byNonce(NONCE).map(Message::id)).contains(new MessageId(1));
    }

    @Test
    void anAttachmentIsThereWhileItsMessageHasIt() {
        Attachment first = Rows.attachment(51);
        Attachment second = Rows.attachment(52);
        commit(GUILD, new Change.PutMessage(Rows.messageWith(CHANNEL, 9, first, second)));
        assertThat(attachment(51)).contains(first);
        assertThat(attachment(52)).contains(second);
        assertThat(attachment(53)).isEmpty();

        commit(GUILD, new Change.PutMessage(Rows.messageWith(CHANNEL, 9, second)));
        assertThat(attachment(51)).isEmpty();
        assertThat(attachment(52)).contains(second);

        commit(GUILD, new Change.DeleteMessage(CHANNEL_ID, new MessageId(9)));
        assertThat(attachment(52)).isEmpty();
    }

    @Test
    void aForwardsAttachmentIsThereToo() {
        commit(GUILD, new Change.PutMessage(Rows.fullMessage(CHANNEL, 9)));
        assertThat(attachment(53)).contains(Rows.attachment(53));
    }

    private Optional<Attachment> attachment(long id) {
        return Await.value(store.history().attachment(CHANNEL_ID, new AttachmentId(id)));
    }
}
