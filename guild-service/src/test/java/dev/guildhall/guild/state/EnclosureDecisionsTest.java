package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Embed;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildCommand.AttachmentList;
import dev.guildhall.common.guild.GuildCommand.CrosspostMessage;
import dev.guildhall.common.guild.GuildCommand.EditMessage;
import dev.guildhall.common.guild.GuildCommand.Forward;
import dev.guildhall.common.guild.GuildCommand.Kept;
import dev.guildhall.common.guild.GuildCommand.SendMessage;
import dev.guildhall.common.guild.GuildResult.OfMessage;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageReference;
import dev.guildhall.common.guild.MessageSnapshot;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.MessageFlag;
import dev.guildhall.common.protocol.Permission;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Cards, files, forwards, publishing.
final class EnclosureDecisionsTest {
    private static final Embed CARD = card("title", null);

    private final TestGuild guild = TestGuild.founded();
    private final ChannelId text = guild.text();

    @Test
    void aCardOrAFileIsAMessageWithoutText() {
        assertThat(guild.refused(ANN, say(text, ""))).isEqualTo(ApiError.EMPTY_MESSAGE);
        assertThat(guild.sent(ANN, send("", List.of(CARD), List.of()))
                        .enclosures()
                        .embeds())
                .containsExactly(CARD);
        assertThat(guild.sent(ANN, send("", List.of(), List.of(file(1))))
                        .enclosures()
                        .attachments())
                .containsExactly(file(1));
    }

    @Test
    void cardsAndFilesNeedTheirPermissions() {
        guild.deny(text, Permission.EMBED_LINKS);
        assertThat(guild.refused(ANN, send("x", List.of(CARD), List.of()))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.deny(text, Permission.ATTACH_FILES);
        assertThat(guild.refused(ANN, send("x", List.of(), List.of(file(1))))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        Message plain = guild.sent(OWNER, say(text, "x"));
        assertThat(edited(OWNER, edit(plain, Patch.keep(), Patch.set(List.of(CARD)), Patch.keep())))
                .satisfies(edited -> assertThat(edited.enclosures().embeds()).containsExactly(CARD));
    }

    @Test
    void anEditKeepsTheFilesItListsAndAddsNewOnes() {
        Message sent = guild.sent(ANN, send("x", List.of(), List.of(file(1), file(2))));
        AttachmentList list = new AttachmentList(
                List.of(new Kept(new AttachmentId(2), Patch.set("a dog"), "attachments.0.id")), List.of(file(3)));

        Message edited = edited(ANN, edit(sent, Patch.keep(), Patch.keep(), Patch.set(list)));

        assertThat(edited.enclosures().attachments()).containsExactly(file(2).described(Patch.set("a dog")), file(3));
        assertThat(edited.content()).isEqualTo("x");
        assertThat(edited.editedAt()).isEqualTo(guild.now());
    }

    @Test
    void anEditWithNothingButNewFilesKeepsAll() {
        Message sent = guild.sent(ANN, send("x", List.of(), List.of(file(1))));
        AttachmentList list = new AttachmentList(null, List.of(file(2)));

        assertThat(edited(ANN, edit(sent, Patch.keep(), Patch.keep(), Patch.set(list)))
                        .enclosures()
                        .attachments())
                .containsExactly(file(1), file(2));
    }

    @Test
    void anEditKeepsNoFileThatIsNotThere() {
        Message sent = guild.sent(ANN, send("x", List.of(), List.of(file(1))));
        AttachmentList list =
                new AttachmentList(List.of(new Kept(new AttachmentId(9), Patch.keep(), "attachments.3.id")), List.of());

        assertThat(guild.refusedField(ANN, edit(sent, Patch.keep(), Patch.keep(), Patch.set(list))))
                .isEqualTo("attachments.3.id CUSTOM_VALIDATION");
    }

    @Test
    void elevenFilesAreTooMany() {
        List<Attachment> ten = LongStream.rangeClosed(1, 10)
                .mapToObj(EnclosureDecisionsTest::file)
                .toList();
        Message sent = guild.sent(ANN, send("x", List.of(), ten));
        AttachmentList list = new AttachmentList(null, List.of(file(11)));

        assertThat(guild.refused(ANN, edit(sent, Patch.keep(), Patch.keep(), Patch.set(list))))
                .isEqualTo(ApiError.MAX_ATTACHMENTS);
    }

    @Test
    void aFileThatACardShowsStaysWithTheCard() {
        Embed card = card("title", "attachment://f1");
        Message sent = guild.sent(ANN, send("", List.of(card), List.of(file(1), file(2))));
        Patch<AttachmentList> none = Patch.set(new AttachmentList(List.of(), List.of()));

        Message edited = edited(ANN, edit(sent, Patch.keep(), Patch.keep(), none));
        assertThat(edited.enclosures().attachments()).containsExactly(file(1));
        Message bare = edited(ANN, edit(sent, Patch.set("x"), Patch.clear(), none));
        assertThat(bare.enclosures().attachments()).isEmpty();
    }

    @Test
    void anEditLeavesNoEmptyMessage() {
        Message card = guild.sent(ANN, send("x", List.of(CARD), List.of()));
        assertThat(edited(ANN, edit(card, Patch.clear(), Patch.keep(), Patch.keep()))
                        .content())
                .isEmpty();
        assertThat(guild.refused(ANN, edit(card, Patch.keep(), Patch.clear(), Patch.keep())))
                .isEqualTo(ApiError.EMPTY_MESSAGE);
    }

    @Test
    void anEditOfTheCardsKeepsTheMentions() {
        Message sent = guild.sent(ANN, say(text, "hello <@3>"));
        assertThat(edited(ANN, edit(sent, Patch.keep(), Patch.set(List.of(CARD)), Patch.keep()))
                        .mentions())
                .isEqualTo(sent.mentions())
                .isNotEmpty();
    }

    @Test
    void cardsOfAnotherAreNotEdited() {
        Message sent = guild.sent(ANN, say(text, "x"));
        assertThat(guild.refused(OWNER, edit(sent, Patch.keep(), Patch.set(List.of(CARD)), Patch.keep())))
                .isEqualTo(ApiError.NOT_YOUR_MESSAGE);
        assertThat(guild.refused(OWNER, edit(sent, Patch.keep(), Patch.keep(), Patch.clear())))
                .isEqualTo(ApiError.NOT_YOUR_MESSAGE);
    }

    @Test
    void aForwardShowsWhatItForwardsWithFilesOfItsOwn() {
        Message source = guild.sent(ANN, send("look", List.of(CARD), List.of(file(1))));
        Message forward = guild.sent(BOB, forward(source));

        assertThat(forward.flags()).isEqualTo(MessageFlag.HAS_SNAPSHOT.mask());
        assertThat(forward.reference()).isEqualTo(new MessageReference(source.id(), text, TestGuild.ID));
        MessageSnapshot shown = forward.enclosures().snapshots().getFirst();
        assertThat(shown.content()).isEqualTo("look");
        assertThat(shown.embeds()).containsExactly(CARD);
        assertThat(shown.attachments()).singleElement().satisfies(copy -> {
            assertThat(copy.hash()).isEqualTo(file(1).hash());
            assertThat(copy.id()).isNotEqualTo(file(1).id());
        });
        assertThat(guild.refused(BOB, edit(forward, Patch.set("mine"), Patch.keep(), Patch.keep())))
                .isEqualTo(ApiError.SYSTEM_MESSAGE);
    }

    @Test
    void aForwardOfAForwardShowsTheFirst() {
        Message source = guild.sent(ANN, say(text, "look"));
        Message second = guild.sent(BOB, forward(guild.sent(BOB, forward(source))));
        assertThat(second.enclosures().snapshots()).hasSize(1);
        assertThat(second.enclosures().snapshots().getFirst().content()).isEqualTo("look");
    }

    @Test
    void aMessageIsPublishedOnceAndOnlyFromAnAnnouncementChannel() {
        assertThat(guild.refused(ANN, publish(guild.sent(ANN, say(text, "x"))))).isEqualTo(ApiError.WRONG_CHANNEL_TYPE);
        ChannelId news = announcements();
        Message message = guild.sent(ANN, say(news, "news"));
        assertThat(guild.refused(BOB, publish(message))).isEqualTo(ApiError.MISSING_PERMISSIONS);

        Message published =
                ((OfMessage) guild.accept(ANN, publish(message))).view().message();

        assertThat(published.flags()).isEqualTo(MessageFlag.CROSSPOSTED.mask());
        assertThat(published.editedAt()).isNull();
        assertThat(guild.eventNames()).containsExactly("MessageEdited");
        assertThat(guild.refused(ANN, publish(message))).isEqualTo(ApiError.ALREADY_CROSSPOSTED);
        assertThat(guild.refused(ANN, new CrosspostMessage(news, new MessageId(7))))
                .isEqualTo(ApiError.UNKNOWN_MESSAGE);
    }

    private ChannelId announcements() {
        guild.accept(
                OWNER,
                new GuildCommand.CreateChannel(TestGuild.newChannel("news", ChannelType.GUILD_ANNOUNCEMENT, null)));
        return guild.channel("news").id();
    }

    private Message edited(UserId actor, EditMessage edit) {
        return ((OfMessage) guild.accept(actor, edit)).view().message();
    }

    private static CrosspostMessage publish(Message message) {
        return new CrosspostMessage(message.channelId(), message.id());
    }

    private static Embed card(String title, @Nullable String image) {
        return new Embed(title, null, null, null, null, null, image, null, null, List.of());
    }

    private static Attachment file(long id) {
        return new Attachment(
                new AttachmentId(id), "f" + id, null, null, null, 3, new ContentHash("0a".repeat(32)), null);
    }

    private SendMessage send(String content, List<Embed> embeds, List<Attachment> files) {
        return new SendMessage(
                text, content, null, false, false, 0, null, AllowedMentions.DEFAULT, embeds, files, null);
    }

    private SendMessage forward(Message source) {
        Forward forward = new Forward(
                new MessageReference(source.id(), source.channelId(), TestGuild.ID), MessageSnapshot.of(source));
        return new SendMessage(
                text, "", null, false, false, 0, null, AllowedMentions.DEFAULT, List.of(), List.of(), forward);
    }

    private static EditMessage edit(
            Message message, Patch<String> content, Patch<List<Embed>> embeds, Patch<AttachmentList> attachments) {
        return new EditMessage(message.channelId(), message.id(), content, Patch.keep(), null, embeds, attachments);
    }
}
