package dev.guildhall.common.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Embed;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.Enclosures;
import dev.guildhall.common.guild.Expressions;
import dev.guildhall.common.guild.ForumTag;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageReference;
import dev.guildhall.common.guild.MessageSnapshot;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.guild.ThreadSettings;
import dev.guildhall.common.guild.Vanity;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.ForumTagId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.protocol.ChannelFlag;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.ForumLayout;
import dev.guildhall.common.protocol.MessageFlag;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.StickerFormat;
import dev.guildhall.common.protocol.VideoQuality;
import dev.guildhall.common.user.User;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PayloadTest {
    private static final ContentHash HASH = new ContentHash("ab".repeat(32));
    private static final GuildId GUILD = new GuildId(41771983423143937L);
    private static final ChannelId CHANNEL = new ChannelId(127121515262115840L);
    private static final User ANN = new User(new UserId(80351110224678912L), "ann", "0", "Ann", null, false, 0);
    private static final User BOB = new User(new UserId(80351110224678913L), "bob", "0", null, null, false, 0);
    private static final Member ANN_HERE =
            Member.joined(ANN.id(), Instant.parse("2026-01-02T03:04:05.678901Z"), List.of(new RoleId(7)));

    private static final AttachmentLinks LINKS = new AttachmentLinks(
            () -> "https://chat.example",
            new byte[32],
            Duration.ofDays(1),
            () -> Instant.parse("2026-03-01T12:34:56Z"));
    private static final MessageContext PLAIN = MessageContext.plain(LINKS);

    @Test
    void goldenShapesOfEveryObject() throws IOException {
        assertGolden("user", userJson(ANN));
        assertGolden("member", write(out -> MemberJson.write(out, new MemberProfile(ANN_HERE, ANN))));
        assertGolden("role", write(out -> RoleJson.write(out, role())));
        assertGolden(
                "text-channel",
                write(out -> ChannelJson.write(
                        out, text(), new ChannelLast(new MessageId(99), Instant.parse("2026-01-02T03:04:05.678Z")))));
        assertGolden("voice-channel", write(out -> ChannelJson.write(out, voice(), ChannelLast.NOTHING)));
        assertGolden("forum-channel", write(out -> ChannelJson.write(out, forum(), ChannelLast.NOTHING)));
        assertGolden("guild", write(out -> GuildJson.write(out, snapshot())));
        assertGolden("emoji", write(out -> EmojiJson.write(out, emoji(), ANN)));
        assertGolden("sticker", write(out -> StickerJson.write(out, sticker(), GUILD, ANN)));
        assertGolden("invite", write(out -> InviteJson.write(out, invite(), snapshot(), ANN, InviteJson.Extras.USUAL)));
        assertGolden("invite-create", write(out -> InviteJson.writeEvent(out, invite(), ANN)));
        assertGolden("message-rest", write(out -> MessageJson.write(out, view(), PLAIN)));
        assertGolden("message-gateway", write(out -> MessageJson.write(out, view(), inGuild())));
    }

    @Test
    void inviteShowsCountsAndItsEndOnlyWhereTheyAreWanted() throws IOException {
        JsonNode bare =
                write(out -> InviteJson.write(out, invite(), snapshot(), ANN, new InviteJson.Extras(false, null)));
        assertThat(bare.has("expires_at")).isFalse();
        assertThat(bare.has("approximate_member_count")).isFalse();
        JsonNode counted =
                write(out -> InviteJson.write(out, invite(), snapshot(), ANN, new InviteJson.Extras(true, 3)));
        assertThat(counted.has("expires_at")).isTrue();
        assertThat(counted.path("approximate_member_count").asInt())
                .isEqualTo(snapshot().guild().memberCount());
        assertThat(counted.path("approximate_presence_count").asInt()).isEqualTo(3);
    }

    @Test
    void goldenShapesOfCardsFilesAndForwards() throws IOException {
        assertGolden("message-enclosures", write(out -> MessageJson.write(out, alone(enclosing(0)), PLAIN)));
        assertGolden("message-forward", write(out -> MessageJson.write(out, alone(forward()), PLAIN)));
    }

    @Test
    void strippedMessageShowsNeitherCardsNorFilesNorWhatItForwards() throws IOException {
        JsonNode sent = write(out -> MessageJson.write(out, alone(enclosing(0)), PLAIN.withoutContent()));
        assertThat(sent.path("embeds")).isEmpty();
        assertThat(sent.path("attachments")).isEmpty();
        JsonNode forward = write(out -> MessageJson.write(out, alone(forward()), PLAIN.withoutContent()));
        JsonNode shown = forward.path("message_snapshots").path(0).path("message");
        assertThat(shown.path("content").asText()).isEmpty();
        assertThat(shown.path("embeds")).isEmpty();
        assertThat(shown.path("attachments")).isEmpty();
    }

    @Test
    void suppressedCardsAreNotShownAndTheirPicturesAreFilesAgain() throws IOException {
        int suppressed = MessageFlag.SUPPRESS_EMBEDS.mask();
        JsonNode sent = write(out -> MessageJson.write(out, alone(enclosing(suppressed)), PLAIN));
        assertThat(sent.path("embeds")).isEmpty();
        assertThat(sent.path("attachments")).hasSize(2);
    }

    @Test
    void messageOfGatewayHasMemberWithoutUserAndRestMessageHasNeitherGuildNorMember() throws IOException {
        JsonNode gateway = write(out -> MessageJson.write(out, view(), inGuild()));
        assertThat(gateway.path("member").has("user")).isFalse();
        assertThat(gateway.path("guild_id").asText()).isEqualTo(GUILD.toString());
        JsonNode rest = write(out -> MessageJson.write(out, view(), PLAIN));
        assertThat(rest.has("member")).isFalse();
        assertThat(rest.has("guild_id")).isFalse();
    }

    @Test
    void nonceGoesBackWithTheTypeItCameIn() throws IOException {
        JsonNode number =
                write(out -> MessageJson.write(out, view(), MessageContext.answering(new Nonce("17", true), LINKS)));
        assertThat(number.path("nonce").isIntegralNumber()).isTrue();
        JsonNode text =
                write(out -> MessageJson.write(out, view(), MessageContext.answering(new Nonce("17", false), LINKS)));
        assertThat(text.path("nonce").isTextual()).isTrue();
    }

    @Test
    void strippedMessageHasEmptyContentHereAndInTheMessageItAnswers() throws IOException {
        JsonNode stripped =
                write(out -> MessageJson.write(out, view(), inGuild().withoutContent()));
        assertThat(stripped.path("content").asText()).isEmpty();
        assertThat(stripped.path("referenced_message").path("content").asText()).isEmpty();
        assertThat(stripped.path("author").path("id").asText())
                .isEqualTo(ANN.id().toString());
    }

    @Test
    void targetOfReplyIsAbsentNullOrObject() throws IOException {
        Message message = message(5, MessageType.REPLY);
        Map<UserId, User> users = Map.of(ANN.id(), ANN);
        JsonNode unknown =
                write(out -> MessageJson.write(out, new MessageView(message, users, MessageView.NOT_LOADED), PLAIN));
        assertThat(unknown.has("referenced_message")).isFalse();
        JsonNode deleted =
                write(out -> MessageJson.write(out, new MessageView(message, users, MessageView.DELETED), PLAIN));
        assertThat(deleted.path("referenced_message").isNull()).isTrue();
    }

    /// A flag among the tags is there with null for true and absent for false, so tags that say nothing are absent.
    @Test
    void onlyTheRoleOfABotHasTags() throws IOException {
        assertThat(write(out -> RoleJson.write(out, role())).path("tags").size())
                .isEqualTo(1);
        Role plain = new Role(new RoleId(8), "Plain", 0, false, 1, 0, false, false, null, null, null, 0);
        assertThat(write(out -> RoleJson.write(out, plain)).has("tags")).isFalse();
    }

    @Test
    void timestampsHaveMicrosecondsAndAnOffset() {
        assertThat(Timestamps.iso(Instant.parse("2021-03-31T18:45:31.297561Z")))
                .isEqualTo("2021-03-31T18:45:31.297561+00:00");
        assertThat(Timestamps.iso(Instant.parse("2021-03-31T18:45:31Z"))).isEqualTo("2021-03-31T18:45:31.000000+00:00");
    }

    private static JsonNode userJson(User user) throws IOException {
        return write(out -> UserJson.write(out, user));
    }

    private static MessageContext inGuild() {
        return new MessageContext(
                GUILD,
                null,
                ANN_HERE,
                Map.of(BOB.id(), Member.joined(BOB.id(), Instant.EPOCH, List.of())),
                null,
                false,
                LINKS);
    }

    private static MessageView view() {
        return new MessageView(
                message(6, MessageType.REPLY),
                Map.of(ANN.id(), ANN, BOB.id(), BOB),
                new MessageView.Referenced.Found(message(5, MessageType.DEFAULT), true));
    }

    private static Message message(long id, MessageType type) {
        return new Message(
                new MessageId(id << 22),
                CHANNEL,
                GUILD,
                ANN.id(),
                type,
                "hello <@80351110224678913>",
                null,
                false,
                false,
                List.of(BOB.id()),
                List.of(),
                0,
                type == MessageType.REPLY ? new MessageReference(new MessageId(5L << 22), CHANNEL, GUILD) : null);
    }

    private static MessageView alone(Message message) {
        return new MessageView(message, Map.of(ANN.id(), ANN, BOB.id(), BOB), MessageView.NOT_LOADED);
    }

    private static Message enclosing(int flags) {
        Embed card = new Embed(
                "Title",
                "Text",
                "https://example.org/a",
                Instant.parse("2026-01-02T03:04:05Z"),
                0x3366FF,
                new Embed.Footer("below", "https://example.org/f.png"),
                "attachment://cat.png",
                "https://example.org/t.png",
                new Embed.Author("Ann", "https://example.org/ann", "attachment://cat.png"),
                List.of(new Embed.Field("name", "value", true)));
        Attachment picture = new Attachment(
                new AttachmentId(71), "cat.png", null, "a cat", "image/png", 68, HASH, new Attachment.Pixels(3, 2));
        Attachment text = new Attachment(
                new AttachmentId(72), "SPOILER_a_b.txt", "a b", null, "text/plain; charset=utf-8", 5, HASH, null);
        return bare(
                flags,
                null,
                new Enclosures(
                        List.of(card),
                        List.of(picture, text),
                        List.of(),
                        List.of(sticker().item())));
    }

    private static Message forward() {
        return bare(
                MessageFlag.HAS_SNAPSHOT.mask(),
                new MessageReference(new MessageId(5L << 22), CHANNEL, GUILD),
                new Enclosures(List.of(), List.of(), List.of(MessageSnapshot.of(enclosing(0)))));
    }

    private static Message bare(int flags, @Nullable MessageReference reference, Enclosures enclosures) {
        return new Message(
                new MessageId(8L << 22),
                CHANNEL,
                GUILD,
                ANN.id(),
                MessageType.DEFAULT,
                "",
                null,
                false,
                false,
                List.of(),
                List.of(),
                flags,
                reference,
                enclosures);
    }

    private static GuildSnapshot snapshot() {
        Guild guild = new Guild(
                        GUILD,
                        "Home",
                        null,
                        null,
                        ANN.id(),
                        0,
                        0,
                        0,
                        0,
                        300,
                        null,
                        CHANNEL,
                        0,
                        null,
                        null,
                        "en-US",
                        List.of("COMMUNITY"),
                        2)
                .withVanity(new Vanity("home", 3));
        return new GuildSnapshot(
                guild,
                Map.of(CHANNEL, text(), voice().id(), voice()),
                Map.of(role().id(), role()),
                Map.of(CHANNEL, new MessageId(99)),
                Map.of(),
                new Expressions(List.of(emoji()), List.of(sticker())));
    }

    private static Emoji emoji() {
        return new Emoji(new EmojiId(81), "party", List.of(new RoleId(7)), ANN.id(), HASH, true);
    }

    private static Sticker sticker() {
        return new Sticker(new StickerId(82), "wave", null, "wave,hi", StickerFormat.APNG, ANN.id(), HASH);
    }

    private static Role role() {
        return new Role(new RoleId(7), "Crew", 0x112233, true, 1, 1L << 52 | 1, true, true, null, null, BOB.id(), 0);
    }

    private static Channel text() {
        List<Overwrite> overwrites = List.of(new Overwrite(GUILD.value(), OverwriteType.ROLE, 0, 1 << 10));
        return new Channel(
                CHANNEL, GUILD, ChannelType.GUILD_TEXT, "general", "All", false, 0, null, overwrites, 5, 0, 0, null, 0);
    }

    private static Channel voice() {
        ChannelId id = new ChannelId(127121515262115841L);
        return new Channel(
                id, GUILD, ChannelType.GUILD_VOICE, "Talk", null, false, 1, CHANNEL, List.of(), 0, 64000, 4, null, 0);
    }

    private static Channel forum() {
        ThreadSettings threads = new ThreadSettings(
                1440,
                30,
                List.of(
                        new ForumTag(new ForumTagId(7), "help", true, new ReactionEmoji.Unicode("🦀")),
                        new ForumTag(
                                new ForumTagId(8), "talk", false, new ReactionEmoji.Custom(new EmojiId(9), "", false))),
                new ReactionEmoji.Unicode("👍"),
                null,
                ForumLayout.LIST_VIEW);
        ChannelId id = new ChannelId(127121515262115842L);
        return new Channel(
                id,
                GUILD,
                ChannelType.GUILD_FORUM,
                "Questions",
                "Ask",
                false,
                2,
                null,
                List.of(),
                0,
                0,
                0,
                null,
                ChannelFlag.REQUIRE_TAG.mask(),
                VideoQuality.AUTO,
                threads);
    }

    private static Invite invite() {
        return new Invite(
                "abcdefgh", GUILD, CHANNEL, ANN.id(), 86400, 5, 1, false, Instant.parse("2026-01-02T03:04:05Z"));
    }

    private static JsonNode write(Json.Writer writer) throws IOException {
        return Json.parse(Json.encode(writer).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /// Compares with `golden/payload/NAME.json`; with `-Dgolden.write=true` writes it anew.
    private static void assertGolden(String name, JsonNode actual) throws IOException {
        java.nio.file.Path file = java.nio.file.Path.of("src/test/resources/golden/payload", name + ".json");
        if (Boolean.getBoolean("golden.write")) {
            java.nio.file.Files.createDirectories(file.getParent());
            java.nio.file.Files.writeString(
                    file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(actual) + "\n");
        }
        assertThat(actual).as(name).isEqualTo(Json.parse(java.nio.file.Files.readAllBytes(file)));
    }
}
