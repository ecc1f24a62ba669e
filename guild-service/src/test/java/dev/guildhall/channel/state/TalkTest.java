package dev.guildhall.channel.state;

import static dev.guildhall.channel.state.TestChannel.ANNA;
import static dev.guildhall.channel.state.TestChannel.BEN;
import static dev.guildhall.channel.state.TestChannel.CHANNEL;
import static dev.guildhall.channel.state.TestChannel.CLEO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.channel.PrivateChannelCommand.OpenDirect;
import dev.guildhall.common.channel.PrivateChannelCommand.OpenGroup;
import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.common.protocol.StickerFormat;
import dev.guildhall.guild.state.ColdKey.EmojiKey;
import dev.guildhall.guild.state.ColdKey.StickerKey;
import dev.guildhall.guild.state.ColdLookup;
import dev.guildhall.guild.state.ColdValue.EmojiThere;
import dev.guildhall.guild.state.ColdValue.StickerThere;
import dev.guildhall.store.Change;
import dev.guildhall.store.Mention;
import dev.guildhall.store.MentionTarget;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TalkTest {
    private static final ReactionEmoji THUMB = ReactionEmoji.parse("👍").orElseThrow();

    private static final ContentHash IMAGE = new ContentHash("ab".repeat(32));

    private final TestChannel channel = new TestChannel();

    @BeforeEach
    void open() {
        channel.accept(ANNA, new OpenDirect(BEN));
    }

    private static Message message(PrivateDecision.Accepted accepted) {
        return ((GuildResult.OfMessage) accepted.result()).view().message();
    }

    private Message said(String content) {
        return message(channel.say(ANNA, TestChannel.text(content)));
    }

    @Test
    void aMessageBelongsToNoGuildAndIsTheLastOfItsChannel() {
        Message message = said("hello");

        assertThat(message.guildId()).isNull();
        assertThat(message.authorId()).isEqualTo(ANNA);
        assertThat(Objects.requireNonNull(channel.state.record()).last().message())
                .isEqualTo(message.id());
    }

    @Test
    void eachMessageCallsTheChannel() {
        Message message = message(channel.say(ANNA, TestChannel.text("hello <@" + BEN + ">")));
        Mention mention = new Mention(new MentionTarget.OfPrivateChannel(CHANNEL), message.id(), CHANNEL, ANNA);

        assertThat(rows()).contains(new Change.PutMessage(message), new Change.PutMention(mention));
        channel.say(ANNA, new GuildCommand.DeleteMessage(CHANNEL, message.id()));
        assertThat(rows())
                .contains(
                        new Change.DeleteMessage(CHANNEL, message.id()),
                        new Change.DeleteMention(mention.target(), message.id()));
    }

    private List<Change> rows() {
        return channel.events().stream()
                .flatMap(event -> PrivateChanges.of(event, CHANNEL).stream())
                .toList();
    }

    @Test
    void whoIsNotInSaysNothing() {
        assertThat(channel.refuse(CLEO, TestChannel.text("me too"))).isEqualTo(ApiError.MISSING_ACCESS);
    }

    @Test
    void aRepeatedNonceFindsTheFirstMessage() {
        GuildCommand.SendMessage once = new GuildCommand.SendMessage(
                CHANNEL, "once", new Nonce("7", true), true, false, 0, null, AllowedMentions.DEFAULT);
        Message first = message(channel.say(ANNA, once));
        Message second = message(channel.say(ANNA, once));

        assertThat(channel.eventNames()).isEmpty();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void anAnswerRingsWhomItAnswers() {
        Message first = said("hello");
        Message answer = message(channel.say(
                BEN,
                new GuildCommand.SendMessage(
                        CHANNEL,
                        "yes?",
                        null,
                        false,
                        false,
                        0,
                        new GuildCommand.ReplyTo(first.id(), true),
                        AllowedMentions.DEFAULT)));

        assertThat(answer.type()).isEqualTo(MessageType.REPLY);
        assertThat(answer.mentions()).containsExactly(ANNA);
    }

    @Test
    void everyoneChangesAndTakesBackOnlyWhatIsTheirOwn() {
        Message mine = said("helo");
        channel.say(ANNA, edit(mine.id(), "hello"));
        assertThat(channel.eventNames()).containsExactly("MessageEdited");
        assertThat(channel.refuse(BEN, edit(mine.id(), "hi"))).isEqualTo(ApiError.NOT_YOUR_MESSAGE);
        assertThat(channel.refuse(BEN, new GuildCommand.DeleteMessage(CHANNEL, mine.id())))
                .isEqualTo(ApiError.NOT_ON_A_DM);
        channel.say(ANNA, new GuildCommand.DeleteMessage(CHANNEL, mine.id()));
        assertThat(channel.eventNames()).containsExactly("MessageDeleted");
        assertThat(channel.refuse(ANNA, edit(mine.id(), "gone"))).isEqualTo(ApiError.UNKNOWN_MESSAGE);
    }

    private static GuildCommand.EditMessage edit(MessageId id, String content) {
        return new GuildCommand.EditMessage(CHANNEL, id, Patch.set(content), Patch.keep(), null);
    }

    @Test
    void whatNeedsRankIsRefusedInPrivate() {
        Message message = said("hello");
        channel.say(BEN, new GuildCommand.AddReaction(CHANNEL, message.id(), THUMB));

        assertThat(channel.refuse(ANNA, new GuildCommand.RemoveReaction(CHANNEL, message.id(), THUMB, BEN)))
                .isEqualTo(ApiError.NOT_ON_A_DM);
        assertThat(channel.refuse(ANNA, new GuildCommand.ClearReactions(CHANNEL, message.id())))
                .isEqualTo(ApiError.NOT_ON_A_DM);
        assertThat(channel.refuse(ANNA, new GuildCommand.ClearEmoji(CHANNEL, message.id(), THUMB)))
                .isEqualTo(ApiError.NOT_ON_A_DM);
        assertThat(channel.refuse(ANNA, new GuildCommand.DeleteMessages(CHANNEL, List.of(message.id()))))
                .isEqualTo(ApiError.NOT_ON_A_DM);
    }

    @Test
    void reactionsCountAndGoBack() {
        Message message = said("hello");
        channel.say(BEN, new GuildCommand.AddReaction(CHANNEL, message.id(), THUMB));
        assertThat(channel.eventNames()).containsExactly("ReactionAdded");
        channel.say(BEN, new GuildCommand.AddReaction(CHANNEL, message.id(), THUMB));
        assertThat(channel.eventNames()).isEmpty();
        channel.say(BEN, new GuildCommand.RemoveReaction(CHANNEL, message.id(), THUMB, BEN));
        assertThat(channel.eventNames()).containsExactly("ReactionRemoved");
    }

    @Test
    void inPrivateOneBringsAlongWhatOneMayUseInGuilds() {
        Message message = said("hello");
        Emoji party = new Emoji(new EmojiId(7), "party", List.of(), BEN, IMAGE, false);
        Sticker wave = new Sticker(new StickerId(8), "wave", null, "wave", StickerFormat.PNG, BEN, IMAGE);
        GuildId guild = new GuildId(70);
        channel.outside.put(new EmojiKey(party.id(), BEN), new EmojiThere(guild, party, channel.now));
        channel.outside.put(new StickerKey(wave.id(), BEN), new StickerThere(guild, wave, channel.now));
        GuildCommand.AddReaction react = new GuildCommand.AddReaction(
                CHANNEL, message.id(), new ReactionEmoji.Custom(party.id(), "fake", false));
        GuildCommand.SendMessage send = TestChannel.text("").withStickers(List.of(wave.id()));

        assertThat(channel.refuse(ANNA, react)).isEqualTo(ApiError.UNKNOWN_EMOJI);
        assertThat(channel.refuse(ANNA, send)).isEqualTo(ApiError.UNKNOWN_STICKER);
        channel.say(BEN, react);
        assertThat(channel.eventNames()).containsExactly("ReactionAdded");
        assertThat(message(channel.say(BEN, send)).enclosures().stickers()).containsExactly(wave.item());
    }

    @Test
    void eitherPinsAndTheNoticeIsANewMessage() {
        Message message = said("hello");
        channel.say(BEN, new GuildCommand.PinMessage(CHANNEL, message.id()));

        assertThat(channel.eventNames()).containsExactly("MessagePinned", "PinsChanged", "MessageCreated");
        assertThat(Objects.requireNonNull(channel.state.record()).last().pin()).isNotNull();
    }

    @Test
    void typingAndReactionsDoNotBringAChannelBack() {
        channel.say(ANNA, new GuildCommand.StartTyping(CHANNEL));

        assertThat(channel.eventNames()).containsExactly("TypingStarted");
        assertThat(Objects.requireNonNull(channel.state.record()).hiddenFrom()).containsExactly(BEN);
    }

    @Test
    void whetherTwoMayWriteIsAskedAgainAfterAWhile() {
        said("one");
        said("two");
        assertThat(channel.contactsAsked).isEqualTo(1);
        channel.strangers.add(BEN);
        channel.now = channel.now.plus(ColdLookup.BELIEVED).plus(Duration.ofMillis(1));

        assertThat(channel.refuse(ANNA, TestChannel.text("three"))).isEqualTo(ApiError.CANNOT_MESSAGE_USER);
        assertThat(channel.contactsAsked).isEqualTo(2);
    }

    @Test
    void inAGroupEverybodyWrites() {
        TestChannel group = new TestChannel();
        group.accept(ANNA, new OpenGroup(List.of(BEN, CLEO)));
        group.strangers.add(BEN);

        assertThat(message(group.say(BEN, TestChannel.text("hello all"))).content())
                .isEqualTo("hello all");
    }
}
