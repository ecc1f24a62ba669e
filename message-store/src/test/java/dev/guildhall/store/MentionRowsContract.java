package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.store.MentionRows.Span;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What [MentionRows] promises.
public abstract class MentionRowsContract extends StoreContract {
    private static final MentionTarget ANN = new MentionTarget.OfUser(new UserId(1));
    private static final MentionTarget ROLE = new MentionTarget.OfRole(new RoleId(1));
    private static final MentionTarget EVERYONE = new MentionTarget.OfGuild(new GuildId(1));
    private static final MentionTarget PRIVATE = new MentionTarget.OfPrivateChannel(new ChannelId(1));
    private static final MessageId NONE = new MessageId(0);
    private static final MessageId ALL = new MessageId(-1);
    private static final int MANY = 100;

    /// Made in 2084, near the end of the ids that a store with signed numbers sorts as they are.
    private static final long LATE = Long.MAX_VALUE - 20;

    private static Mention mention(MentionTarget target, long messageId) {
        return new Mention(target, new MessageId(messageId), new ChannelId(messageId + 10), new UserId(5));
    }

    private static Change put(MentionTarget target, long messageId) {
        return new Change.PutMention(mention(target, messageId));
    }

    private List<Mention> within(int limit, Span... spans) {
        return Await.value(store.mentions().within(List.of(spans), limit));
    }

    private static Span all(MentionTarget target) {
        return new Span(target, NONE, ALL);
    }

    @Test
    void whoIsNotMentionedHasNone() {
        assertThat(within(MANY, all(ANN))).isEmpty();
        assertThat(within(MANY)).isEmpty();
    }

    @Test
    void mentionsComeNewestFirstWithTheirChannelAndAuthorAndOutliveTheProcess() {
        commit(GUILD, put(ANN, 3), put(ANN, LATE), put(ANN, 4));
        reopen();

        assertThat(within(MANY, all(ANN))).containsExactly(mention(ANN, LATE), mention(ANN, 4), mention(ANN, 3));
    }

    @Test
    void targetsOfAllKindsAreApartThoughTheirNumbersAreTheSame() {
        commit(GUILD, put(ANN, 2), put(ROLE, 3), put(EVERYONE, 4), put(PRIVATE, 5));
        commit(GUILD, put(new MentionTarget.OfUser(new UserId(2)), 1), put(new MentionTarget.OfUser(new UserId(0)), 9));

        assertThat(within(MANY, all(EVERYONE), all(ANN), all(PRIVATE), all(ROLE)))
                .containsExactly(mention(EVERYONE, 4), mention(ANN, 2), mention(PRIVATE, 5), mention(ROLE, 3));
    }

    @Test
    void aSpanExcludesBothOfItsEnds() {
        commit(GUILD, put(ANN, 1), put(ANN, 2), put(ANN, 3), put(ANN, 4), put(ANN, 5));

        assertThat(within(MANY, new Span(ANN, new MessageId(2), new MessageId(5))))
                .containsExactly(mention(ANN, 4), mention(ANN, 3));
        assertThat(within(MANY, new Span(ANN, new MessageId(2), new MessageId(3))))
                .isEmpty();
        assertThat(within(MANY, new Span(ANN, NONE, NONE))).isEmpty();
    }

    @Test
    void theLimitIsOfEachSpanAndLeavesTheOldest() {
        commit(GUILD, LongStream.rangeClosed(1, 9).mapToObj(id -> put(ANN, id)).toArray(Change[]::new));
        commit(GUILD, put(ROLE, 1));

        assertThat(within(2, all(ANN), all(ROLE))).containsExactly(mention(ANN, 9), mention(ANN, 8), mention(ROLE, 1));
        assertThat(within(2, new Span(ANN, NONE, new MessageId(9)))).containsExactly(mention(ANN, 8), mention(ANN, 7));
    }

    @Test
    void aMentionPutTwiceIsOneAndOneTakenAwayIsGone() {
        commit(GUILD, put(ANN, 1), put(ANN, 1), put(ANN, 2), put(ROLE, 2));
        commit(GUILD, new Change.DeleteMention(ANN, new MessageId(2)), new Change.DeleteMention(ANN, new MessageId(7)));

        assertThat(within(MANY, all(ANN), all(ROLE))).containsExactly(mention(ANN, 1), mention(ROLE, 2));
    }

    @Test
    void aMentionMadeAndTakenInOneCommitIsGone() {
        commit(GUILD, put(ANN, 1), new Change.DeleteMention(ANN, new MessageId(1)));

        assertThat(within(MANY, all(ANN))).isEmpty();
    }

    @Test
    void aMessageInAGuildCallsEachTargetOnceAndNotItsAuthor() {
        Message message = message(new GuildId(1), true, List.of(new UserId(5), new UserId(1)), List.of(new RoleId(1)));

        assertThat(Mention.of(message)).containsExactly(mention(ANN, 7), mention(ROLE, 7), mention(EVERYONE, 7));
        assertThat(Mention.of(message(new GuildId(1), false, List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void aMessageInPrivateCallsTheChannelWhomeverItNames() {
        assertThat(Mention.of(message(null, false, List.of(new UserId(1)), List.of())))
                .containsExactly(new Mention(
                        new MentionTarget.OfPrivateChannel(new ChannelId(17)),
                        new MessageId(7),
                        new ChannelId(17),
                        new UserId(5)));
    }

    private static Message message(
            @Nullable GuildId guildId, boolean everyone, List<UserId> mentions, List<RoleId> mentionRoles) {
        return new Message(
                new MessageId(7),
                new ChannelId(17),
                guildId,
                new UserId(5),
                MessageType.DEFAULT,
                "",
                null,
                false,
                everyone,
                mentions,
                mentionRoles,
                0,
                null);
    }
}
