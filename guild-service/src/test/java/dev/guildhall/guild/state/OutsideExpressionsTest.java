package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.ExpressionCommand.CreateEmoji;
import dev.guildhall.common.guild.ExpressionCommand.DeleteEmoji;
import dev.guildhall.common.guild.GuildCommand.AddReaction;
import dev.guildhall.common.guild.GuildCommand.ChangeExpressions;
import dev.guildhall.common.guild.GuildCommand.SendMessage;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.protocol.StickerFormat;
import dev.guildhall.guild.state.ColdKey.EmojiKey;
import dev.guildhall.guild.state.ColdKey.StickerKey;
import dev.guildhall.guild.state.ColdValue.EmojiThere;
import dev.guildhall.guild.state.ColdValue.StickerThere;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutsideExpressionsTest {
    private static final GuildId OTHER = new GuildId(77);
    private static final ContentHash IMAGE = new ContentHash("ab".repeat(32));
    private static final Emoji PARTY = new Emoji(new EmojiId(7), "party", List.of(), ANN, IMAGE, true);
    private static final Sticker WAVE =
            new Sticker(new StickerId(8), "wave", null, "wave", StickerFormat.PNG, ANN, IMAGE);

    private final TestGuild guild = TestGuild.founded();
    private final ChannelId text = guild.text();
    private final MessageId message = guild.sent(ANN, say(text, "hello")).id();
    private final AddReaction react =
            new AddReaction(text, message, new ReactionEmoji.Custom(PARTY.id(), "whatever", false));
    private final SendMessage send = say(text, "").withStickers(List.of(WAVE.id()));

    private void bobMayUse(GuildId guildId) {
        guild.rows.outside.put(new EmojiKey(PARTY.id(), BOB), new EmojiThere(guildId, PARTY, guild.now()));
        guild.rows.outside.put(new StickerKey(WAVE.id(), BOB), new StickerThere(guildId, WAVE, guild.now()));
    }

    @Test
    void whoIsInAnotherGuildBringsItsEmojiAlongUnderTheNameThatItHasThere() {
        bobMayUse(OTHER);
        guild.accept(BOB, react);

        assertThat(guild.rows.counts(message))
                .singleElement()
                .satisfies(count ->
                        assertThat(count.emoji()).isEqualTo(new ReactionEmoji.Custom(PARTY.id(), "party", true)));
    }

    @Test
    void whoIsNotInItKnowsNoSuchEmojiUntilItIsOnTheMessage() {
        bobMayUse(OTHER);

        assertThat(guild.refused(ANN, react)).isEqualTo(ApiError.UNKNOWN_EMOJI);
        guild.accept(BOB, react);
        guild.accept(ANN, react);
        assertThat(guild.rows.counts(message).getFirst().count()).isEqualTo(2);
    }

    @Test
    void theChannelSaysWhetherEmojisAndStickersOfOthersAreWelcome() {
        bobMayUse(OTHER);
        guild.deny(text, Permission.USE_EXTERNAL_EMOJIS, Permission.USE_EXTERNAL_STICKERS);

        assertThat(guild.refused(BOB, react)).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(BOB, send)).isEqualTo(ApiError.MAY_NOT_SEND_STICKER);
        // Who could not use them anywhere is told nothing else than anywhere.
        assertThat(guild.refused(ANN, react)).isEqualTo(ApiError.UNKNOWN_EMOJI);
        assertThat(guild.refused(ANN, send)).isEqualTo(ApiError.UNKNOWN_STICKER);
    }

    @Test
    void messagesShowStickersOfGuildsThatTheirAuthorIsIn() {
        bobMayUse(OTHER);

        assertThat(guild.refused(ANN, send)).isEqualTo(ApiError.UNKNOWN_STICKER);
        assertThat(guild.sent(BOB, send).enclosures().stickers()).containsExactly(WAVE.item());
        SendMessage oneUnknown = say(text, "").withStickers(List.of(WAVE.id(), new StickerId(9)));
        assertThat(guild.refused(BOB, oneUnknown)).isEqualTo(ApiError.UNKNOWN_STICKER);
    }

    @Test
    void whatAnotherGuildSaidIsBelievedForAWhileAlone() {
        bobMayUse(OTHER);
        guild.sent(BOB, send);
        guild.rows.outside.clear();
        guild.passes(ColdLookup.BELIEVED);
        guild.sent(BOB, send);
        guild.passes(Duration.ofMillis(1));

        assertThat(guild.refused(BOB, send)).isEqualTo(ApiError.UNKNOWN_STICKER);
    }

    @Test
    void whatThisGuildHasJustDeletedIsNotFoundAgainInTheStore() {
        Emoji own = ((GuildResult.OfEmoji)
                        guild.accept(BOB, new ChangeExpressions(new CreateEmoji("own", List.of(), IMAGE, false))))
                .emoji();
        guild.rows.outside.put(
                new EmojiKey(own.id(), BOB), new EmojiThere(guild.guild().id(), own, guild.now()));
        guild.accept(BOB, new ChangeExpressions(new DeleteEmoji(own.id())));

        AddReaction again = new AddReaction(text, message, new ReactionEmoji.Custom(own.id(), "own", false));
        assertThat(guild.refused(BOB, again)).isEqualTo(ApiError.UNKNOWN_EMOJI);
    }
}
