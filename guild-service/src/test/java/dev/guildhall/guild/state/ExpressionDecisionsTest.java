package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.ExpressionCommand;
import dev.guildhall.common.guild.ExpressionCommand.CreateEmoji;
import dev.guildhall.common.guild.ExpressionCommand.CreateSticker;
import dev.guildhall.common.guild.ExpressionCommand.DeleteEmoji;
import dev.guildhall.common.guild.ExpressionCommand.DeleteSticker;
import dev.guildhall.common.guild.ExpressionCommand.ModifyEmoji;
import dev.guildhall.common.guild.ExpressionCommand.ModifySticker;
import dev.guildhall.common.guild.Expressions;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildCommand.AddReaction;
import dev.guildhall.common.guild.GuildCommand.ChangeExpressions;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.AuditAction;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.protocol.StickerFormat;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExpressionDecisionsTest {
    private static final ContentHash IMAGE = new ContentHash("ab".repeat(32));

    private final TestGuild guild = TestGuild.founded();

    private static CreateEmoji emoji(String name, boolean animated, RoleId... roles) {
        return new CreateEmoji(name, List.of(roles), IMAGE, animated);
    }

    private static CreateSticker sticker(String name) {
        return new CreateSticker(name, null, "wave", StickerFormat.PNG, IMAGE);
    }

    private static ModifyEmoji rename(EmojiId id, String name) {
        return new ModifyEmoji(id, Patch.set(name), Patch.keep());
    }

    private Emoji made(UserId maker, CreateEmoji create) {
        return ((GuildResult.OfEmoji) guild.accept(maker, new ChangeExpressions(create))).emoji();
    }

    private Sticker made(UserId maker, CreateSticker create) {
        return ((GuildResult.OfSticker) guild.accept(maker, new ChangeExpressions(create))).sticker();
    }

    private void accept(UserId actor, ExpressionCommand command) {
        guild.accept(actor, new ChangeExpressions(command));
    }

    private ApiError refused(UserId actor, ExpressionCommand command) {
        return guild.refused(actor, new ChangeExpressions(command));
    }

    private Expressions expressions() {
        return guild.snapshot().expressions();
    }

    private AuditEntry audit() {
        assertThat(guild.audits()).hasSize(1);
        return guild.audits().getFirst();
    }

    @Test
    void whoMayMakeExpressionsMakesThemAndTheyOutliveARestart() {
        Emoji party = made(ANN, emoji("party", true));
        assertThat(guild.eventNames()).containsExactly("EmojiChanged");
        assertThat(audit().action()).isEqualTo(AuditAction.EMOJI_CREATE);
        assertThat(audit().targetId()).isEqualTo(party.id().value());
        Sticker wave = made(ANN, sticker("wave"));
        assertThat(audit().action()).isEqualTo(AuditAction.STICKER_CREATE);

        assertThat(party).isEqualTo(new Emoji(party.id(), "party", List.of(), ANN, IMAGE, true));
        guild.restart();
        assertThat(expressions()).isEqualTo(new Expressions(List.of(party), List.of(wave)));
    }

    @Test
    void whoMayNotMakeThemIsRefusedAndSoIsAStrangerAndWhoIsInTimeout() {
        guild.timeOut(BOB, Duration.ofHours(1));
        assertThat(refused(BOB, emoji("party", false))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.everyone(Permission.VIEW_CHANNEL);

        assertThat(refused(ANN, emoji("party", false))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(refused(ANN, sticker("wave"))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(refused(STRANGER, emoji("party", false))).isEqualTo(ApiError.MISSING_ACCESS);
        // Managing what is there does not make anything.
        guild.grant(ANN, Permission.MANAGE_GUILD_EXPRESSIONS);
        assertThat(refused(ANN, emoji("party", false))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void ownOnesAreChangedByTheirMakerAndAllByWhoManagesThem() {
        Emoji mine = made(ANN, emoji("mine", false));
        Sticker stuck = made(ANN, sticker("wave"));

        assertThat(refused(BOB, rename(mine.id(), "his"))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(refused(BOB, new DeleteEmoji(mine.id()))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(refused(BOB, new DeleteSticker(stuck.id()))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        accept(ANN, rename(mine.id(), "ours"));
        assertThat(audit().changes()).containsExactly(new AuditEntry.Change("name", "\"mine\"", "\"ours\""));
        guild.grant(BOB, Permission.MANAGE_GUILD_EXPRESSIONS);
        accept(BOB, new ModifySticker(stuck.id(), Patch.keep(), Patch.set("says hello"), Patch.keep()));
        assertThat(audit().action()).isEqualTo(AuditAction.STICKER_UPDATE);
        accept(BOB, new DeleteEmoji(mine.id()));
        assertThat(audit().action()).isEqualTo(AuditAction.EMOJI_DELETE);

        assertThat(expressions().emojis()).isEmpty();
        assertThat(expressions().stickers()).containsExactly(stuck.changed("wave", "says hello", "wave"));
        accept(ANN, new DeleteSticker(stuck.id()));
        assertThat(audit().action()).isEqualTo(AuditAction.STICKER_DELETE);
        guild.restart();
        assertThat(expressions()).isEqualTo(Expressions.NONE);
    }

    @Test
    void whatIsNotThereIsUnknown() {
        assertThat(refused(ANN, rename(new EmojiId(9), "ours"))).isEqualTo(ApiError.UNKNOWN_EMOJI);
        assertThat(refused(ANN, new DeleteEmoji(new EmojiId(9)))).isEqualTo(ApiError.UNKNOWN_EMOJI);
        assertThat(refused(ANN, new DeleteSticker(new StickerId(9)))).isEqualTo(ApiError.UNKNOWN_STICKER);
        assertThat(refused(ANN, emoji("party", false, new RoleId(9)))).isEqualTo(ApiError.UNKNOWN_ROLE);
    }

    @Test
    void sayingAgainWhatIsSoAlreadyHappensNothing() {
        Emoji party = made(ANN, emoji("party", false));
        accept(ANN, rename(party.id(), "party"));

        assertThat(guild.events()).isEmpty();
        assertThat(guild.audits()).isEmpty();
    }

    @Test
    void stillAndMovingEmojisAndStickersAreCountedApart() {
        for (int i = 0; i < Limits.EMOJIS_PER_GUILD_MAX; i++) {
            made(ANN, emoji("still", false));
        }
        assertThat(refused(ANN, emoji("still", false))).isEqualTo(ApiError.MAX_EMOJIS);
        for (int i = 0; i < Limits.EMOJIS_PER_GUILD_MAX; i++) {
            made(ANN, emoji("moving", true));
        }
        assertThat(refused(ANN, emoji("moving", true))).isEqualTo(ApiError.MAX_ANIMATED_EMOJIS);
        for (int i = 0; i < Limits.STICKERS_PER_GUILD_MAX; i++) {
            made(ANN, sticker("wave"));
        }
        assertThat(refused(ANN, sticker("wave"))).isEqualTo(ApiError.MAX_STICKERS);

        accept(ANN, new DeleteEmoji(expressions().emojis().getFirst().id()));
        made(ANN, emoji("still", false));
    }

    private AddReaction react(Message message, Emoji emoji, String calledName) {
        return new AddReaction(
                message.channelId(), message.id(), new ReactionEmoji.Custom(emoji.id(), calledName, false));
    }

    @Test
    void reactionsShowTheGuildsEmojiAsTheGuildCallsIt() {
        Emoji party = made(ANN, emoji("party", true));
        Message message = guild.sent(ANN, TestGuild.say(guild.text(), "hello"));
        guild.accept(BOB, react(message, party, "whatever"));

        assertThat(guild.rows.counts(message.id()))
                .singleElement()
                .satisfies(count ->
                        assertThat(count.emoji()).isEqualTo(new ReactionEmoji.Custom(party.id(), "party", true)));
    }

    @Test
    void whatIsThereMayBeUsedByAllEvenWhenItIsGone() {
        Emoji party = made(ANN, emoji("party", false));
        Message message = guild.sent(ANN, TestGuild.say(guild.text(), "hello"));
        Message other = guild.sent(ANN, TestGuild.say(guild.text(), "and this"));
        guild.accept(ANN, react(message, party, "party"));
        accept(ANN, new DeleteEmoji(party.id()));

        guild.accept(BOB, react(message, party, "party"));
        assertThat(guild.refused(BOB, react(other, party, "party"))).isEqualTo(ApiError.UNKNOWN_EMOJI);
    }

    @Test
    void anEmojiForAFewIsUnknownToOthersUntilItIsOnTheMessage() {
        RoleId few = guild.grant(BOB, Permission.VIEW_CHANNEL);
        Emoji secret = made(ANN, emoji("secret", false, few));
        Message message = guild.sent(ANN, TestGuild.say(guild.text(), "hello"));

        assertThat(guild.refused(ANN, react(message, secret, "secret"))).isEqualTo(ApiError.UNKNOWN_EMOJI);
        guild.accept(BOB, react(message, secret, "secret"));
        guild.accept(ANN, react(message, secret, "secret"));
        // What was for few does not become everybody's when the role goes.
        guild.accept(OWNER, new GuildCommand.DeleteRole(few));
        Message other = guild.sent(ANN, TestGuild.say(guild.text(), "and this"));
        assertThat(guild.refused(BOB, react(other, secret, "secret"))).isEqualTo(ApiError.UNKNOWN_EMOJI);
        accept(ANN, new ModifyEmoji(secret.id(), Patch.keep(), Patch.clear()));
        guild.accept(BOB, react(other, secret, "secret"));
    }

    @Test
    void messagesShowStickersOfTheGuildAloneAndKeepThemWhenEdited() {
        Sticker wave = made(ANN, sticker("wave"));
        GuildCommand.SendMessage send = TestGuild.say(guild.text(), "").withStickers(List.of(wave.id()));
        Message message = guild.sent(BOB, send);
        accept(ANN, new DeleteSticker(wave.id()));

        assertThat(message.enclosures().stickers()).containsExactly(wave.item());
        assertThat(guild.refused(BOB, send)).isEqualTo(ApiError.UNKNOWN_STICKER);
        Patch<String> words = Patch.set("words");
        GuildCommand.EditMessage edit =
                new GuildCommand.EditMessage(guild.text(), message.id(), words, Patch.keep(), null);
        GuildResult.OfMessage edited = (GuildResult.OfMessage) guild.accept(BOB, edit);
        assertThat(edited.view().message().enclosures().stickers()).containsExactly(wave.item());
    }
}
