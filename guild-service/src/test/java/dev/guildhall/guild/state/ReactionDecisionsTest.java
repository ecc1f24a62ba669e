package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand.AddReaction;
import dev.guildhall.common.guild.GuildCommand.ClearEmoji;
import dev.guildhall.common.guild.GuildCommand.ClearReactions;
import dev.guildhall.common.guild.GuildCommand.DeleteMessage;
import dev.guildhall.common.guild.GuildCommand.RemoveReaction;
import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.GuildEvent.ReactionAdded;
import dev.guildhall.store.Change;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReactionDecisionsTest {
    private static final ReactionEmoji THUMB = new ReactionEmoji.Unicode("👍");
    private static final ReactionEmoji HEART = new ReactionEmoji.Unicode("❤️");
    private static final ReactionEmoji PARTY = new ReactionEmoji.Custom(new EmojiId(7), "party", false);

    private final TestGuild guild = TestGuild.founded();
    private final ChannelId text = guild.text();
    private final MessageId message = guild.sent(ANN, say(text, "hello")).id();

    private AddReaction add(ReactionEmoji emoji) {
        return new AddReaction(text, message, emoji);
    }

    private RemoveReaction remove(ReactionEmoji emoji, UserId userId) {
        return new RemoveReaction(text, message, emoji, userId);
    }

    private List<String> counts() {
        return guild.rows.counts(message).stream()
                .map(count -> ((ReactionEmoji.Unicode) count.emoji()).text() + count.count())
                .toList();
    }

    @Test
    void reactionTellsWhoReactedToWhom() {
        guild.accept(BOB, add(THUMB));

        ReactionAdded added = (ReactionAdded) guild.events().getFirst();
        assertThat(added.userId()).isEqualTo(BOB);
        assertThat(added.messageAuthorId()).isEqualTo(ANN);
        assertThat(guild.eventNames()).containsExactly("ReactionAdded");
        assertThat(counts()).containsExactly("👍1");
        assertThat(guild.rows.reacted(message, THUMB)).containsExactly(BOB);
    }

    @Test
    void countsKeepTheOrderInWhichTheirEmojisCame() {
        guild.accept(BOB, add(THUMB));
        guild.accept(BOB, add(HEART));
        guild.accept(ANN, add(THUMB));

        assertThat(counts()).containsExactly("👍2", "❤️1");
    }

    @Test
    void reactingTwiceOrTakingBackWhatIsNotThereChangesNothing() {
        guild.accept(BOB, add(THUMB));
        guild.accept(BOB, add(THUMB));
        assertThat(guild.events()).isEmpty();
        guild.accept(ANN, remove(THUMB, ANN));
        assertThat(guild.events()).isEmpty();
        guild.accept(BOB, remove(HEART, BOB));
        assertThat(guild.events()).isEmpty();
        assertThat(counts()).containsExactly("👍1");
    }

    @Test
    void lastReactionTakesItsEmojiAlong() {
        guild.accept(BOB, add(THUMB));
        guild.accept(ANN, add(THUMB));
        guild.accept(BOB, remove(THUMB, BOB));
        assertThat(counts()).containsExactly("👍1");
        guild.accept(ANN, remove(THUMB, ANN));
        assertThat(counts()).isEmpty();
        assertThat(guild.rows.reacted(message, THUMB)).isEmpty();
    }

    @Test
    void onlyANewEmojiNeedsThePermission() {
        guild.everyone(Permission.VIEW_CHANNEL, Permission.READ_MESSAGE_HISTORY);

        assertThat(guild.refused(BOB, add(THUMB))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.accept(OWNER, add(THUMB));
        guild.accept(BOB, add(THUMB));
    }

    @Test
    void whoDoesNotReadTheHistoryOrSeeTheChannelDoesNotReact() {
        guild.accept(OWNER, add(THUMB));
        guild.deny(text, Permission.READ_MESSAGE_HISTORY);
        assertThat(guild.refused(BOB, add(THUMB))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.deny(text, Permission.VIEW_CHANNEL);
        assertThat(guild.refused(BOB, add(THUMB))).isEqualTo(ApiError.MISSING_ACCESS);
    }

    @Test
    void whoIsInTimeoutNeitherReactsNorTakesBack() {
        guild.accept(BOB, add(THUMB));
        guild.accept(OWNER, add(HEART));
        guild.timeOut(BOB, Duration.ofMinutes(5));

        assertThat(guild.refused(BOB, add(HEART))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(BOB, remove(THUMB, BOB))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void messageTakesTwentyEmojisAndAnyNumberOfPeopleWithEach() {
        for (int tone = 0; tone < Limits.REACTIONS_PER_MESSAGE_MAX; tone++) {
            guild.accept(BOB, add(new ReactionEmoji.Unicode(Character.toString(0x1F600 + tone))));
        }

        assertThat(guild.refused(BOB, add(THUMB))).isEqualTo(ApiError.MAX_REACTIONS);
        guild.accept(ANN, add(new ReactionEmoji.Unicode("😀")));
        assertThat(guild.rows.counts(message)).hasSize(20);
    }

    @Test
    void emojiOfAGuildIsUnknownUnlessItIsThereAlready() {
        assertThat(guild.refused(BOB, add(PARTY))).isEqualTo(ApiError.UNKNOWN_EMOJI);
        guild.rows.write(new Change.PutReactionCounts(text, message, List.of(new ReactionCount(PARTY, 1, 1))));
        guild.restart();
        guild.accept(BOB, add(new ReactionEmoji.Custom(new EmojiId(7), "renamed", true)));

        assertThat(guild.rows.counts(message)).singleElement().satisfies(count -> {
            assertThat(count.emoji()).isEqualTo(PARTY);
            assertThat(count.count()).isEqualTo(2);
        });
    }

    @Test
    void moderatorsTakeOffWhatOthersReacted() {
        guild.accept(ANN, add(THUMB));
        assertThat(guild.refused(BOB, remove(THUMB, ANN))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(BOB, new ClearEmoji(text, message, THUMB))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(BOB, new ClearReactions(text, message))).isEqualTo(ApiError.MISSING_PERMISSIONS);

        guild.grant(BOB, Permission.MANAGE_MESSAGES);
        guild.accept(BOB, remove(THUMB, ANN));
        assertThat(guild.eventNames()).containsExactly("ReactionRemoved");
        assertThat(counts()).isEmpty();
    }

    @Test
    void clearingOneEmojiLeavesTheOthers() {
        guild.accept(ANN, add(THUMB));
        guild.accept(BOB, add(HEART));
        guild.accept(OWNER, new ClearEmoji(text, message, THUMB));
        assertThat(guild.eventNames()).containsExactly("EmojiCleared");
        assertThat(counts()).containsExactly("❤️1");

        guild.accept(OWNER, new ClearEmoji(text, message, THUMB));
        assertThat(guild.events()).isEmpty();
    }

    @Test
    void clearingAllLeavesNoneAndAnybodyMayReactAnew() {
        guild.accept(ANN, add(THUMB));
        guild.accept(OWNER, new ClearReactions(text, message));
        assertThat(guild.eventNames()).containsExactly("ReactionsCleared");
        guild.accept(OWNER, new ClearReactions(text, message));
        assertThat(guild.events()).isEmpty();

        guild.accept(ANN, add(THUMB));
        assertThat(counts()).containsExactly("👍1");
    }

    @Test
    void messageThatIsGoneHasNoReactions() {
        guild.accept(ANN, add(THUMB));
        guild.accept(ANN, new DeleteMessage(text, message));

        assertThat(guild.refused(ANN, add(THUMB))).isEqualTo(ApiError.UNKNOWN_MESSAGE);
        assertThat(guild.refused(OWNER, new ClearReactions(text, message))).isEqualTo(ApiError.UNKNOWN_MESSAGE);
        assertThat(guild.rows.reacted(message, THUMB)).isEmpty();
    }
}
