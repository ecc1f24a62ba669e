package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Reaction;
import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What [ReactionRows] promises.
public abstract class ReactionRowsContract extends StoreContract {
    private static final ChannelId CHANNEL = new ChannelId(5);
    private static final MessageId MESSAGE = new MessageId(100);
    private static final UserId ANN = new UserId(1);
    private static final UserId BOB = new UserId(2);
    private static final ReactionEmoji THUMB = new ReactionEmoji.Unicode("👍");
    private static final ReactionEmoji DARK_THUMB = new ReactionEmoji.Unicode("👍🏿");
    private static final ReactionEmoji PARTY = new ReactionEmoji.Custom(new EmojiId(-3), "party", true);

    private static Change.PutReaction put(ReactionEmoji emoji, UserId userId, long id) {
        return new Change.PutReaction(CHANNEL, MESSAGE, emoji, userId, id);
    }

    private static Change.DeleteReaction delete(ReactionEmoji emoji, UserId userId) {
        return new Change.DeleteReaction(CHANNEL, MESSAGE, emoji, userId);
    }

    private static Change.PutReactionCounts countsOf(ReactionCount... counts) {
        return new Change.PutReactionCounts(CHANNEL, MESSAGE, List.of(counts));
    }

    private static ReactionCount count(ReactionEmoji emoji, int count) {
        return new ReactionCount(emoji, count, 1);
    }

    private List<ReactionCount> counts() {
        return Await.value(store.reactions().counts(CHANNEL, MESSAGE));
    }

    private OptionalLong reacted(ReactionEmoji emoji, UserId userId) {
        return Await.value(store.reactions().reacted(CHANNEL, MESSAGE, emoji, userId));
    }

    private List<UserId> users(ReactionEmoji emoji, long after, int limit) {
        return Await.value(store.reactions().usersAfter(CHANNEL, MESSAGE, emoji, new UserId(after), limit));
    }

    private Map<MessageId, List<Reaction>> seenBy(UserId reader, MessageId... messages) {
        return Await.value(store.reactions().seenBy(reader, CHANNEL, List.of(messages)));
    }

    @Test
    void aMessageWithoutReactionsHasNone() {
        assertThat(counts()).isEmpty();
        assertThat(reacted(THUMB, ANN)).isEmpty();
        assertThat(users(THUMB, 0, 100)).isEmpty();
        assertThat(seenBy(ANN, MESSAGE)).isEmpty();
    }

    @Test
    void everyFieldIsKeptAndCountsKeepTheirOrder() {
        ReactionCount party = new ReactionCount(PARTY, 100_000, Long.MIN_VALUE);
        ReactionCount thumb = new ReactionCount(THUMB, 1, Long.MAX_VALUE);
        commit(GUILD, put(PARTY, ANN, -7), countsOf(party, thumb));
        reopen();

        assertThat(counts()).containsExactly(party, thumb);
        assertThat(reacted(PARTY, ANN)).hasValue(-7);
    }

    @Test
    void aReactionIsItsMessagesItsEmojisAndItsUsers() {
        commit(GUILD, put(THUMB, ANN, 1), countsOf(count(THUMB, 1)));

        assertThat(reacted(THUMB, BOB)).isEmpty();
        assertThat(reacted(DARK_THUMB, ANN)).isEmpty();
        assertThat(reacted(PARTY, ANN)).isEmpty();
        assertThat(Await.value(store.reactions().reacted(CHANNEL, new MessageId(101), THUMB, ANN)))
                .isEmpty();
        assertThat(Await.value(store.reactions().reacted(new ChannelId(6), MESSAGE, THUMB, ANN)))
                .isEmpty();
    }

    @Test
    void aGuildsEmojiIsFoundByItsIdUnderAnyName() {
        commit(GUILD, put(PARTY, ANN, 1), countsOf(count(PARTY, 1)));

        assertThat(reacted(new ReactionEmoji.Custom(new EmojiId(-3), "fest", false), ANN))
                .hasValue(1);
    }

    @Test
    void usersComeAscendingAndPageByPage() {
        // The greatest id that a store with signed numbers sorts as it is: made in 2084.
        UserId last = new UserId(Long.MAX_VALUE);
        commit(GUILD, put(THUMB, last, 1), put(THUMB, BOB, 2), put(THUMB, ANN, 3), put(DARK_THUMB, new UserId(9), 4));

        assertThat(users(THUMB, 0, 100)).containsExactly(ANN, BOB, last);
        assertThat(users(THUMB, 0, 2)).containsExactly(ANN, BOB);
        assertThat(users(THUMB, 2, 2)).containsExactly(last);
        assertThat(users(THUMB, -1, 2)).isEmpty();
        assertThat(users(DARK_THUMB, 0, 100)).containsExactly(new UserId(9));
    }

    @Test
    void aPageShowsItsReaderWhichReactionsAreItsOwn() {
        MessageId other = new MessageId(101);
        commit(GUILD, put(THUMB, ANN, 1), put(PARTY, BOB, 2), countsOf(count(THUMB, 1), count(PARTY, 1)));
        commit(
                GUILD,
                new Change.PutReaction(CHANNEL, other, THUMB, BOB, 3),
                new Change.PutReactionCounts(CHANNEL, other, List.of(count(THUMB, 7))));

        assertThat(seenBy(ANN, MESSAGE, other, new MessageId(102), MESSAGE))
                .isEqualTo(Map.of(
                        MESSAGE,
                        List.of(new Reaction(THUMB, 1, true), new Reaction(PARTY, 1, false)),
                        other,
                        List.of(new Reaction(THUMB, 7, false))));
    }

    @Test
    void aReactionTakenBackIsGone() {
        commit(GUILD, put(THUMB, ANN, 1), put(THUMB, BOB, 2), countsOf(count(THUMB, 2)));
        commit(GUILD, delete(THUMB, ANN), countsOf(count(THUMB, 1)));
        assertThat(reacted(THUMB, ANN)).isEmpty();
        assertThat(users(THUMB, 0, 100)).containsExactly(BOB);

        commit(GUILD, delete(THUMB, BOB), countsOf());
        assertThat(counts()).isEmpty();
        assertThat(seenBy(BOB, MESSAGE)).isEmpty();
    }

    @Test
    void oneEmojisReactionsGoTogether() {
        commit(GUILD, put(THUMB, ANN, 1), put(THUMB, BOB, 2), put(DARK_THUMB, ANN, 3), put(PARTY, ANN, 4));
        commit(GUILD, new Change.DeleteReactionsWith(CHANNEL, MESSAGE, THUMB), countsOf(count(PARTY, 1)));

        assertThat(users(THUMB, 0, 100)).isEmpty();
        assertThat(users(DARK_THUMB, 0, 100)).containsExactly(ANN);
        assertThat(users(PARTY, 0, 100)).containsExactly(ANN);
    }

    @Test
    void allReactionsOfAMessageGoTogether() {
        MessageId neighbour = new MessageId(101);
        commit(
                GUILD,
                put(THUMB, ANN, 1),
                put(PARTY, BOB, 2),
                countsOf(count(THUMB, 1), count(PARTY, 1)),
                new Change.PutReaction(CHANNEL, neighbour, THUMB, ANN, 3));
        commit(GUILD, new Change.DeleteReactions(CHANNEL, MESSAGE));

        assertThat(counts()).isEmpty();
        assertThat(users(THUMB, 0, 100)).isEmpty();
        assertThat(users(PARTY, 0, 100)).isEmpty();
        assertThat(Await.value(store.reactions().usersAfter(CHANNEL, neighbour, THUMB, new UserId(0), 100)))
                .containsExactly(ANN);
    }

    @Test
    void whatIsClearedAndPutInOneCommitIsThere() {
        commit(GUILD, put(THUMB, ANN, 1), countsOf(count(THUMB, 1)));
        commit(GUILD, new Change.DeleteReactions(CHANNEL, MESSAGE), put(PARTY, BOB, 2), countsOf(count(PARTY, 1)));

        assertThat(users(THUMB, 0, 100)).isEmpty();
        assertThat(users(PARTY, 0, 100)).containsExactly(BOB);
        assertThat(counts()).containsExactly(count(PARTY, 1));
    }

    @Test
    void aDeletedMessageTakesItsReactionsAlong() {
        commit(GUILD, put(THUMB, ANN, 1), countsOf(count(THUMB, 1)));
        commit(GUILD, new Change.DeleteMessage(CHANNEL, MESSAGE));

        assertThat(counts()).isEmpty();
        assertThat(users(THUMB, 0, 100)).isEmpty();
    }

    @Test
    void aMessageReactedToAndDeletedInOneCommitHasNone() {
        commit(GUILD, put(THUMB, ANN, 1), countsOf(count(THUMB, 1)), new Change.DeleteMessage(CHANNEL, MESSAGE));

        assertThat(counts()).isEmpty();
        assertThat(users(THUMB, 0, 100)).isEmpty();
    }
}
