package dev.guildhall.acceptance.jda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.Opcode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.OnlineStatus;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.MessageType;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.events.message.MessageBulkDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveAllEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveEvent;
import net.dv8tion.jda.api.events.user.UserTypingEvent;
import net.dv8tion.jda.api.events.user.update.UserUpdateOnlineStatusEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.FileUpload;
import org.junit.jupiter.api.Test;

/// What bots in JDA do with messages and people, one scenario a test, all with one bot in one guild.
@OnNode
final class JdaTest extends InJda {
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=");
    private static final Emoji THUMB = Emoji.fromUnicode("👍");

    JdaTest(Portal portal) throws IOException, InterruptedException {
        super(portal);
    }

    @Test
    void logsInAndKeepsTheGuildWhole() {
        assertThat(jda.getStatus()).isEqualTo(JDA.Status.CONNECTED);
        assertThat(jda.getUnavailableGuilds()).isEmpty();
        assertThat(guild.getName()).isEqualTo("for JDA");
        assertThat(guild.getMembers()).extracting(Member::getId).contains(owner.id(), person.id());
        assertThat(guild.isLoaded()).isTrue();
        assertThat(guild.getOwner()).isEqualTo(member(owner));
        assertThat(guild.getSelfMember().hasPermission(Permission.ADMINISTRATOR))
                .isTrue();
        assertThat(guild.getTextChannels()).contains(channel);
        assertThat(guild.getVoiceChannels()).extracting(voice -> voice.getId()).contains(place.voiceId());
        assertThat(guild.getPublicRole().getId()).isEqualTo(guild.getId());
        assertThat(guild.getBotRole()).as("the role that came with the bot").isNotNull();
        assertThat(jda.getSelfUser().isBot()).isTrue();
        assertThat(guild.retrieveMetaData().complete().getApproximateMembers()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void messagesAreSentReadEditedAnsweredAndDeleted() throws InterruptedException, IOException {
        Message sent = channel.sendMessage("one").setNonce("n-1").complete();
        Message heard = ear.await(
                        MessageReceivedEvent.class,
                        event -> event.getMessageId().equals(sent.getId()))
                .getMessage();
        assertThat(heard.getContentRaw()).isEqualTo("one");
        assertThat(heard.getNonce()).isEqualTo("n-1");
        assertThat(heard.getMember()).isEqualTo(guild.getSelfMember());

        sent.editMessage("two").complete();
        Message edited = ear.await(
                        MessageUpdateEvent.class, event -> event.getMessageId().equals(sent.getId()))
                .getMessage();
        assertThat(edited.getContentRaw()).isEqualTo("two");
        assertThat(edited.isEdited()).isTrue();

        Message answer = edited.reply("to <@" + person.id() + ">").complete();
        assertThat(answer.getType()).isEqualTo(MessageType.INLINE_REPLY);
        assertThat(Objects.requireNonNull(answer.getReferencedMessage()).getId())
                .isEqualTo(sent.getId());
        assertThat(answer.getMentions().getUsers()).extracting(User::getId).contains(person.id());
        assertThat(channel.retrieveMessageById(sent.getId()).complete().getContentRaw())
                .isEqualTo("two");

        place.say(person, "from a person");
        Message theirs = ear.await(
                        MessageReceivedEvent.class,
                        event -> event.getAuthor().getId().equals(person.id()))
                .getMessage();
        assertThat(theirs.getContentRaw()).isEqualTo("from a person");
        assertThat(channel.getHistoryFromBeginning(1).complete().getRetrievedHistory())
                .as("JDA asks for what comes after 0")
                .hasSize(1);
        assertThat(channel.getHistory().retrievePast(3).complete())
                .extracting(Message::getId)
                .containsExactly(theirs.getId(), answer.getId(), sent.getId());

        answer.delete().complete();
        ear.await(MessageDeleteEvent.class, event -> event.getMessageId().equals(answer.getId()));
        channel.deleteMessages(List.of(sent, theirs)).complete();
        assertThat(ear.await(
                                MessageBulkDeleteEvent.class,
                                event -> event.getMessageIds().contains(sent.getId()))
                        .getMessageIds())
                .containsExactlyInAnyOrder(sent.getId(), theirs.getId());
        assertThatThrownBy(() -> channel.retrieveMessageById(sent.getId()).complete())
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refusal -> assertThat(refusal.getErrorResponse()).isEqualTo(ErrorResponse.UNKNOWN_MESSAGE));
    }

    @Test
    void cardsAndFilesArriveAsTheyWere() throws Exception {
        MessageEmbed card = new EmbedBuilder()
                .setTitle("A title", "https://example.org/page")
                .setDescription("With **words**")
                .setColor(0x3366ff)
                .setAuthor("somebody")
                .setFooter("below")
                .addField("one", "1", true)
                .build();
        byte[] text = "some text, ünd more\n".repeat(1000).getBytes(StandardCharsets.UTF_8);

        Message sent = channel.sendMessageEmbeds(card)
                .addFiles(
                        FileUpload.fromData(PIXEL, "dot.png").setDescription("a dot"),
                        FileUpload.fromData(text, "notes.txt"))
                .complete();

        Message heard = ear.await(
                        MessageReceivedEvent.class,
                        event -> event.getMessageId().equals(sent.getId()))
                .getMessage();
        MessageEmbed found = heard.getEmbeds().getFirst();
        assertThat(found.getTitle()).isEqualTo("A title");
        assertThat(found.getColorRaw()).isEqualTo(0x3366ff);
        assertThat(found.getFields()).isEqualTo(card.getFields());
        Message.Attachment dot = heard.getAttachments().getFirst();
        assertThat(dot.isImage()).isTrue();
        assertThat(List.of(dot.getWidth(), dot.getHeight(), dot.getSize())).containsExactly(1, 1, PIXEL.length);
        assertThat(dot.getDescription()).isEqualTo("a dot");
        Message.Attachment notes = heard.getAttachments().getLast();
        try (InputStream bytes = notes.getProxy().download().get(30, TimeUnit.SECONDS)) {
            assertThat(bytes.readAllBytes()).isEqualTo(text);
        }

        Message fewer = sent.editMessageAttachments(notes).complete();
        assertThat(fewer.getAttachments()).extracting(Message.Attachment::getId).containsExactly(notes.getId());
        assertThat(fewer.getEmbeds()).hasSize(1);
    }

    @Test
    void reactionsComeAndGo() throws Exception {
        Message message = channel.sendMessage("react").complete();
        String path = place.channel("/messages/" + message.getId() + "/reactions/%F0%9F%91%8D/@me");
        portal.as(person).put(path).expect(204);
        MessageReactionAddEvent added = ear.await(
                MessageReactionAddEvent.class, event -> event.getMessageId().equals(message.getId()));
        assertThat(added.getUserId()).isEqualTo(person.id());
        assertThat(added.getEmoji()).isEqualTo(THUMB);
        assertThat(added.getMember()).isEqualTo(member(person));

        message.addReaction(THUMB).complete();
        Message read = channel.retrieveMessageById(message.getId()).complete();
        assertThat(read.getReactions()).hasSize(1);
        assertThat(read.getReactions().getFirst().getCount()).isEqualTo(2);
        assertThat(read.getReactions().getFirst().isSelf()).isTrue();
        assertThat(message.retrieveReactionUsers(THUMB).complete())
                .extracting(User::getId)
                .containsExactlyInAnyOrder(person.id(), jda.getSelfUser().getId());

        message.removeReaction(THUMB, member(person).getUser()).complete();
        assertThat(ear.await(MessageReactionRemoveEvent.class).getUserId()).isEqualTo(person.id());
        message.clearReactions().complete();
        ear.await(
                MessageReactionRemoveAllEvent.class,
                event -> event.getMessageId().equals(message.getId()));
    }

    @Test
    void pinsAreKeptAndTold() throws InterruptedException {
        Message message = channel.sendMessage("to be kept").complete();
        message.pin().complete();

        Message notice = ear.await(
                        MessageReceivedEvent.class,
                        event -> event.getMessage().getType() == MessageType.CHANNEL_PINNED_ADD)
                .getMessage();
        assertThat(Objects.requireNonNull(notice.getMessageReference()).getMessageId())
                .isEqualTo(message.getId());
        assertThat(channel.retrievePinnedMessages().complete())
                .extracting(pinned -> pinned.getMessage().getId())
                .contains(message.getId());

        message.unpin().complete();
        assertThat(channel.retrievePinnedMessages().complete())
                .extracting(pinned -> pinned.getMessage().getId())
                .doesNotContain(message.getId());
    }

    @Test
    void twoTalkInPrivate() throws IOException, InterruptedException {
        PrivateChannel direct = member(person).getUser().openPrivateChannel().complete();
        Message sent = direct.sendMessage("a word").complete();
        assertThat(sent.isFromType(ChannelType.PRIVATE)).isTrue();
        ear.await(MessageReceivedEvent.class, event -> event.getMessageId().equals(sent.getId()));

        portal.as(person)
                .post("/channels/" + direct.getId() + "/messages", Wire.object("content", "another"))
                .expect(200);
        MessageReceivedEvent answer = ear.await(
                MessageReceivedEvent.class,
                event -> !event.isFromGuild() && event.getAuthor().getId().equals(person.id()));
        assertThat(answer.getMessage().getContentRaw()).isEqualTo("another");
        assertThat(answer.getChannel().getId()).isEqualTo(direct.getId());
    }

    @Test
    void whoComesTypesAndGoesIsSeen() throws IOException, InterruptedException {
        try (GatewaySession session = GatewaySession.greet(portal)) {
            session.send(GatewayFrames.identifyPerson(person));
            awaitStatus(OnlineStatus.ONLINE);
            session.send(GatewayFrames.frame(
                    Opcode.PRESENCE_UPDATE,
                    Wire.object("status", "dnd", "since", 0, "activities", List.of(), "afk", false)));
            awaitStatus(OnlineStatus.DO_NOT_DISTURB);
            session.goodbye(WebSocket.NORMAL_CLOSURE);
        }
        awaitStatus(OnlineStatus.OFFLINE);

        portal.as(person).post(place.channel("/typing")).expect(204);
        UserTypingEvent typing = ear.await(UserTypingEvent.class);
        assertThat(typing.getUser().getId()).isEqualTo(person.id());
        assertThat(typing.getMember()).isEqualTo(member(person));
        channel.sendTyping().complete();
        jda.getPresence().setStatus(OnlineStatus.IDLE);
        assertThat(jda.getPresence().getStatus()).isEqualTo(OnlineStatus.IDLE);
    }

    private void awaitStatus(OnlineStatus status) throws InterruptedException {
        assertThat(ear.await(
                                UserUpdateOnlineStatusEvent.class,
                                event -> event.getUser().getId().equals(person.id()))
                        .getNewOnlineStatus())
                .isEqualTo(status);
    }

    @Test
    void whatJdaAsksForAndMayNotIsAnErrorOfItsOwn() {
        assertThatThrownBy(() -> jda.retrieveUserById(1).complete())
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refusal -> assertThat(refusal.getErrorResponse()).isEqualTo(ErrorResponse.UNKNOWN_USER));
        assertThatThrownBy(() -> guild.retrieveBan(User.fromId(person.id())).complete())
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refusal -> assertThat(refusal.getErrorResponse()).isEqualTo(ErrorResponse.UNKNOWN_BAN));
    }
}
