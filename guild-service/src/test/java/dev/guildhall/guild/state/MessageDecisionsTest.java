package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.GuildCommand.DeleteMessage;
import dev.guildhall.common.guild.GuildCommand.EditMessage;
import dev.guildhall.common.guild.GuildCommand.ReplyTo;
import dev.guildhall.common.guild.GuildCommand.SendMessage;
import dev.guildhall.common.guild.GuildCommand.StartTyping;
import dev.guildhall.common.guild.GuildResult.OfMessage;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.MessageFlag;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.store.Change;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageDecisionsTest {
    private static final int SUPPRESS = MessageFlag.SUPPRESS_EMBEDS.mask();

    private final TestGuild guild = TestGuild.founded();
    private final ChannelId text = guild.text();
    private final Message message = guild.sent(ANN, say(text, "hello <@3>"));

    @Test
    void authorRewritesAMessageAndItsMentions() {
        guild.passes(Duration.ofMinutes(1));
        Message edited = edited(ANN, content("bye <@1>"));

        assertThat(edited.content()).isEqualTo("bye <@1>");
        assertThat(edited.mentions()).containsExactly(OWNER);
        assertThat(edited.editedAt()).isEqualTo(guild.now());
        assertThat(guild.eventNames()).containsExactly("MessageEdited");
    }

    @Test
    void editedReplyStillRingsWhomItAnswered() {
        SendMessage answer = new SendMessage(
                text, "yes", null, false, false, 0, new ReplyTo(message.id(), true), AllowedMentions.DEFAULT);
        Message reply = guild.sent(BOB, answer);
        EditMessage edit = new EditMessage(text, reply.id(), Patch.set("no"), Patch.keep(), null);

        assertThat(edited(BOB, edit).mentions()).containsExactly(ANN);
    }

    @Test
    void editThatChangesNothingHappensWithoutAnEvent() {
        assertThat(edited(ANN, flags(0))).isEqualTo(message);
        assertThat(guild.events()).isEmpty();
    }

    @Test
    void contentOfAnotherIsNotEdited() {
        assertThat(guild.refused(OWNER, content("lies"))).isEqualTo(ApiError.NOT_YOUR_MESSAGE);
    }

    @Test
    void moderatorSuppressesTheEmbedsOfAnother() {
        assertThat(guild.refused(BOB, flags(SUPPRESS))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.grant(BOB, Permission.MANAGE_MESSAGES);
        Message edited = edited(BOB, flags(SUPPRESS | MessageFlag.URGENT.mask()));

        assertThat(edited.flags()).isEqualTo(SUPPRESS);
        assertThat(edited.content()).isEqualTo(message.content());
        assertThat(edited.editedAt()).isNull();
    }

    @Test
    void editedContentFollowsTheRulesOfSending() {
        assertThat(guild.refused(ANN, content(" "))).isEqualTo(ApiError.EMPTY_MESSAGE);
        assertThat(guild.refusedField(ANN, content("x".repeat(2001)))).isEqualTo("content BASE_TYPE_MAX_LENGTH");
    }

    @Test
    void messageThatIsNotThereIsUnknown() {
        MessageId missing = new MessageId(77);

        assertThat(guild.refused(ANN, new DeleteMessage(text, missing))).isEqualTo(ApiError.UNKNOWN_MESSAGE);
        assertThat(guild.refused(ANN, new EditMessage(text, missing, Patch.set("x"), Patch.keep(), null)))
                .isEqualTo(ApiError.UNKNOWN_MESSAGE);
    }

    @Test
    void systemMessageIsNeitherEditedNorAlwaysDeleted() {
        EditMessage edit = new EditMessage(text, system(8, MessageType.USER_JOIN), Patch.set("x"), Patch.keep(), null);
        DeleteMessage call = new DeleteMessage(text, system(9, MessageType.CALL));

        assertThat(guild.refused(ANN, edit)).isEqualTo(ApiError.SYSTEM_MESSAGE);
        assertThat(guild.refused(ANN, call)).isEqualTo(ApiError.SYSTEM_MESSAGE);
        SendMessage reply = new SendMessage(
                text, "x", null, false, false, 0, new ReplyTo(new MessageId(8), true), AllowedMentions.DEFAULT);
        assertThat(guild.refusedField(ANN, reply))
                .isEqualTo("message_reference REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE");
    }

    @Test
    void authorAndModeratorsDelete() {
        DeleteMessage delete = new DeleteMessage(text, message.id());
        assertThat(guild.refused(BOB, delete)).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.accept(ANN, delete);
        assertThat(guild.refused(ANN, delete)).isEqualTo(ApiError.UNKNOWN_MESSAGE);

        guild.grant(BOB, Permission.MANAGE_MESSAGES);
        guild.accept(
                BOB, new DeleteMessage(text, guild.sent(ANN, say(text, "x")).id()));
    }

    @Test
    void memberInTimeoutChangesNothingOfWhatItSaid() {
        guild.timeOut(ANN, Duration.ofMinutes(5));

        assertThat(guild.refused(ANN, content("x"))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, new DeleteMessage(text, message.id()))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void channelThatOneDoesNotSeeHidesItsMessages() {
        guild.deny(text, Permission.VIEW_CHANNEL);

        assertThat(guild.refused(ANN, content("x"))).isEqualTo(ApiError.MISSING_ACCESS);
        assertThat(guild.refused(ANN, new DeleteMessage(text, message.id()))).isEqualTo(ApiError.MISSING_ACCESS);
        assertThat(guild.refused(ANN, new StartTyping(text))).isEqualTo(ApiError.MISSING_ACCESS);
    }

    @Test
    void typingIsToldAndNotStored() {
        guild.accept(ANN, new StartTyping(text));

        assertThat(guild.eventNames()).containsExactly("TypingStarted");
        assertThat(Changes.of(guild.events().getFirst(), guild.snapshot())).isEmpty();
    }

    @Test
    void typingNeedsTheRightToSend() {
        guild.deny(text, Permission.SEND_MESSAGES);

        assertThat(guild.refused(ANN, new StartTyping(text))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, new StartTyping(guild.category()))).isEqualTo(ApiError.NOT_A_TEXT_CHANNEL);
    }

    private EditMessage content(String content) {
        return new EditMessage(text, message.id(), Patch.set(content), Patch.keep(), null);
    }

    private EditMessage flags(int flags) {
        return new EditMessage(text, message.id(), Patch.keep(), Patch.set(flags), null);
    }

    private Message edited(UserId actor, EditMessage edit) {
        return ((OfMessage) guild.accept(actor, edit)).view().message();
    }

    private MessageId system(long id, MessageType type) {
        MessageId messageId = new MessageId(id);
        guild.rows.write(new Change.PutMessage(new Message(
                messageId, text, TestGuild.ID, ANN, type, "", null, false, false, List.of(), List.of(), 0, null)));
        return messageId;
    }
}
