package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.BOT;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.STRANGER;
import static dev.guildhall.guild.state.TestGuild.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.ChannelChange;
import dev.guildhall.common.guild.GuildCommand.AddBot;
import dev.guildhall.common.guild.GuildCommand.DeleteMessage;
import dev.guildhall.common.guild.GuildCommand.ModifyChannel;
import dev.guildhall.common.guild.GuildCommand.ReplyTo;
import dev.guildhall.common.guild.GuildCommand.SendMessage;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult.OfMessage;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageReference;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.MessageView.Referenced;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.MessageFlag;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.GuildEvent.MessageCreated;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageSendingTest {
    private static final AllowedMentions NONE = new AllowedMentions(false, false, false, Set.of(), Set.of(), false);

    private final TestGuild guild = TestGuild.founded();
    private final ChannelId text = guild.text();

    @Test
    void messageIsStoredAndIsTheChannelsLast() {
        Message message = guild.sent(ANN, say(text, "  hello "));

        assertThat(message.content()).isEqualTo("hello");
        assertThat(message.authorId()).isEqualTo(ANN);
        assertThat(message.type()).isEqualTo(MessageType.DEFAULT);
        assertThat(guild.snapshot().lastMessage(text)).isEqualTo(message.id());
        assertThat(guild.eventNames()).containsExactly("MessageCreated");
    }

    @Test
    void sendingNeedsAChannelThatOneSeesAndMaySpeakIn() {
        assertThat(guild.refused(ANN, say(new ChannelId(77), "x"))).isEqualTo(ApiError.UNKNOWN_CHANNEL);
        assertThat(guild.refused(STRANGER, say(text, "x"))).isEqualTo(ApiError.MISSING_ACCESS);
        assertThat(guild.refused(ANN, say(guild.category(), "x"))).isEqualTo(ApiError.NOT_A_TEXT_CHANNEL);
        guild.deny(text, Permission.SEND_MESSAGES);
        assertThat(guild.refused(ANN, say(text, "x"))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.deny(text, Permission.VIEW_CHANNEL);
        assertThat(guild.refused(ANN, say(text, "x"))).isEqualTo(ApiError.MISSING_ACCESS);
    }

    @Test
    void voiceChannelsHaveTextToo() {
        assertThat(guild.sent(ANN, say(guild.voice(), "x")).channelId()).isEqualTo(guild.voice());
    }

    @Test
    void readingAloudNeedsARightOfItsOwn() {
        SendMessage loud = new SendMessage(text, "x", null, false, true, 0, null, AllowedMentions.DEFAULT);
        assertThat(guild.refused(ANN, loud)).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.grant(ANN, Permission.SEND_TTS_MESSAGES);

        assertThat(guild.sent(ANN, loud).tts()).isTrue();
    }

    @Test
    void contentHasWordsAndAtMostTwoThousandCharacters() {
        assertThat(guild.refused(ANN, say(text, " \n "))).isEqualTo(ApiError.EMPTY_MESSAGE);
        assertThat(guild.refusedField(ANN, say(text, "👍".repeat(2001)))).isEqualTo("content BASE_TYPE_MAX_LENGTH");
        guild.accept(ANN, say(text, "👍".repeat(2000)));
    }

    @Test
    void memberInTimeoutSaysNothingUntilItIsOver() {
        guild.timeOut(ANN, Duration.ofMinutes(5));
        assertThat(guild.refused(ANN, say(text, "x"))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.passes(Duration.ofMinutes(5));

        guild.accept(ANN, say(text, "x"));
    }

    @Test
    void repeatedNonceAnswersTheFirstMessageAsItIs() {
        Message first = guild.sent(ANN, with("n", true, "one"));
        Message again = guild.sent(ANN, with("n", true, "two"));

        assertThat(again).isEqualTo(first);
        assertThat(guild.events()).isEmpty();
    }

    @Test
    void nonceHoldsAfterARestartOfTheGuild() {
        Message first = guild.sent(ANN, with("n", true, "one"));
        guild.restart();

        assertThat(guild.sent(ANN, with("n", true, "two"))).isEqualTo(first);
    }

    @Test
    void nonceIsTheAuthorsOwnIsForgottenAndBindsOnlyWhoWantsIt() {
        Message first = guild.sent(ANN, with("n", true, "one"));

        assertThat(guild.sent(BOB, with("n", true, "one")).id()).isNotEqualTo(first.id());
        assertThat(guild.sent(ANN, with("n", false, "one")).id()).isNotEqualTo(first.id());
        guild.passes(MessageSending.NONCE_KEPT);
        assertThat(guild.sent(ANN, with("n", true, "one")).id()).isNotEqualTo(first.id());
    }

    @Test
    void nonceOfADeletedMessageSendsANewOne() {
        Message first = guild.sent(ANN, with("n", true, "one"));
        guild.accept(ANN, new DeleteMessage(text, first.id()));

        assertThat(guild.sent(ANN, with("n", true, "two")).id()).isNotEqualTo(first.id());
    }

    @Test
    void replyNamesItsTargetAndRingsItsAuthor() {
        Message target = guild.sent(ANN, say(text, "question"));
        OfMessage reply = (OfMessage) guild.accept(BOB, reply(target.id(), true, AllowedMentions.DEFAULT));

        Message message = reply.view().message();
        assertThat(message.type()).isEqualTo(MessageType.REPLY);
        assertThat(message.reference()).isEqualTo(new MessageReference(target.id(), text, TestGuild.ID));
        assertThat(message.mentions()).containsExactly(ANN);
        assertThat(reply.view().referenced()).isEqualTo(new Referenced.Found(target, false));
        assertThat(guild.sent(BOB, reply(target.id(), true, NONE)).mentions()).isEmpty();
    }

    @Test
    void replyToAMissingMessageIsRefusedOrBecomesAPlainOne() {
        MessageId missing = new MessageId(77);

        assertThat(guild.refusedField(ANN, reply(missing, true, NONE)))
                .isEqualTo("message_reference REPLIES_UNKNOWN_MESSAGE");
        OfMessage plain = (OfMessage) guild.accept(ANN, reply(missing, false, NONE));
        assertThat(plain.view().message().type()).isEqualTo(MessageType.DEFAULT);
        assertThat(plain.view().referenced()).isEqualTo(MessageView.NOT_LOADED);
    }

    @Test
    void replyNeedsTheHistory() {
        Message target = guild.sent(ANN, say(text, "question"));
        guild.deny(text, Permission.READ_MESSAGE_HISTORY);

        assertThat(guild.refused(BOB, reply(target.id(), true, NONE))).isEqualTo(ApiError.CANNOT_REPLY_WITHOUT_HISTORY);
    }

    @Test
    void mentionsRingThoseWhoExistOnceAndInOrder() {
        Message message = guild.sent(ANN, say(text, "<@3> <@!1> <@3> <@99> <@4>"));

        assertThat(message.mentions()).containsExactly(BOB, OWNER, STRANGER);
        MessageCreated created = (MessageCreated) guild.events().getFirst();
        assertThat(created.mentioned()).containsOnlyKeys(BOB, OWNER);
        assertThat(created.view().users()).containsOnlyKeys(ANN, BOB, OWNER, STRANGER);
    }

    @Test
    void allowedMentionsNarrowWhoIsRung() {
        AllowedMentions bob = new AllowedMentions(false, false, false, Set.of(BOB), Set.of(), false);

        assertThat(guild.sent(ANN, allowing(bob, "<@3> <@1> @everyone"))).satisfies(message -> {
            assertThat(message.mentions()).containsExactly(BOB);
            assertThat(message.mentionEveryone()).isFalse();
        });
    }

    @Test
    void everyoneAndUnmentionableRolesRingForThoseWhoMay() {
        RoleId role = guild.role();
        String content = "@here <@&" + role + "> <@&" + TestGuild.ID + ">";
        assertThat(guild.sent(ANN, say(text, content))).satisfies(message -> {
            assertThat(message.mentionEveryone()).isTrue();
            assertThat(message.mentionRoles()).containsExactly(role);
        });
        guild.deny(text, Permission.MENTION_EVERYONE);
        assertThat(guild.sent(ANN, say(text, content))).satisfies(message -> {
            assertThat(message.mentionEveryone()).isFalse();
            assertThat(message.mentionRoles()).isEmpty();
        });
    }

    @Test
    void flagsThatPromiseWhatIsNotThereAreDropped() {
        int all = MessageFlag.SETTABLE_ON_CREATE | MessageFlag.CROSSPOSTED.mask();
        SendMessage send = new SendMessage(text, "x", null, false, false, all, null, NONE);

        assertThat(guild.sent(ANN, send).flags())
                .isEqualTo(MessageFlag.SUPPRESS_EMBEDS.mask() | MessageFlag.SUPPRESS_NOTIFICATIONS.mask());
    }

    @Test
    void slowModeHoldsPeopleBackButNotBotsAndNotThoseWhoBypassIt() {
        slow(30);
        guild.accept(OWNER, new AddBot(BOT, "robot", 0));
        guild.accept(ANN, say(text, "one"));
        guild.passes(Duration.ofSeconds(10));
        GuildReply tooFast = guild.rejected(ANN, say(text, "two"));
        assertThat(tooFast).isEqualTo(new GuildReply.TooFast(ApiError.SLOWMODE, 20_000));

        guild.accept(BOB, say(text, "other"));
        guild.accept(BOT, say(text, "one"));
        guild.accept(BOT, say(text, "two"));
        guild.passes(Duration.ofSeconds(20));
        guild.accept(ANN, say(text, "two"));
        guild.grant(ANN, Permission.BYPASS_SLOWMODE);
        guild.accept(ANN, say(text, "three"));
    }

    private void slow(int seconds) {
        ChannelChange change = new ChannelChange(
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.set(seconds),
                Patch.keep(),
                Patch.keep(),
                Patch.keep());
        guild.accept(OWNER, new ModifyChannel(text, change));
    }

    private SendMessage with(String nonce, boolean enforced, String content) {
        return send(content, nonce, enforced, null, AllowedMentions.DEFAULT);
    }

    private SendMessage reply(MessageId target, boolean mustExist, AllowedMentions allowed) {
        return send("answer", null, false, new ReplyTo(target, mustExist), allowed);
    }

    private SendMessage allowing(AllowedMentions allowed, String content) {
        return send(content, null, false, null, allowed);
    }

    private SendMessage send(
            String content,
            @Nullable String nonce,
            boolean enforced,
            @Nullable ReplyTo replyTo,
            AllowedMentions allowed) {
        return new SendMessage(
                text, content, nonce == null ? null : TestRows.nonce(nonce), enforced, false, 0, replyTo, allowed);
    }
}
