package dev.guildhall.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.Heard;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.Permission;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a session asked for, what it may see, and nothing else.
@OnNode
final class IntentTest {
    private final Portal portal;
    private final Account owner;
    private final Account bot;
    private final Place place;

    IntentTest(Portal portal) throws IOException, InterruptedException {
        this.portal = portal;
        this.owner = portal.register("owner");
        this.bot = portal.createPlainBot(owner, "listener");
        this.place = Place.open(portal, owner, "intents");
        portal.addBot(owner, bot, place.guildId(), 0);
    }

    @Test
    void withoutGuildMessagesNoMessageComes() throws IOException, InterruptedException {
        try (GatewaySession session = listen(Intent.GUILDS.mask())) {
            place.say(owner, "not for this session");
            fence(session);

            assertThat(types(session)).doesNotContain(EventType.MESSAGE_CREATE.name());
        }
    }

    @Test
    void withoutTheTypingIntentNoTypingComes() throws IOException, InterruptedException {
        try (GatewaySession session = listen(Intent.GUILDS.mask() | Intent.GUILD_MESSAGES.mask())) {
            place.asOwner().post(place.channel("/typing")).expect(204);
            fence(session);

            assertThat(types(session)).doesNotContain(EventType.TYPING_START.name());
        }
    }

    @Test
    void withoutTheMembersIntentOnlyTheOwnMemberChanges() throws IOException, InterruptedException {
        Account guest = portal.register("guest");
        JsonNode role = place.createRole(Wire.object("name", "badge"));
        String path = "/roles/" + role.path("id").asText();
        try (GatewaySession session = listen(Intent.GUILDS.mask())) {
            place.welcome(guest);
            place.asOwner().put(place.guild("/members/" + guest.id() + path)).expect(204);
            place.asOwner().put(place.guild("/members/" + bot.id() + path)).expect(204);

            JsonNode own = session.await(EventType.GUILD_MEMBER_UPDATE);

            assertThat(own.path("user").path("id").asText()).isEqualTo(bot.id());
            assertThat(own.path("guild_id").asText()).isEqualTo(place.guildId());
            assertThat(types(session)).doesNotContain(EventType.GUILD_MEMBER_ADD.name());
        }
    }

    @Test
    void deletedRoleComesAloneWithoutMemberUpdates() throws IOException, InterruptedException {
        JsonNode role = place.createRole(Wire.object("name", "short-lived"));
        String id = role.path("id").asText();
        place.asOwner()
                .put(place.guild("/members/" + bot.id() + "/roles/" + id))
                .expect(204);
        try (GatewaySession session = listen(Intent.GUILDS.mask())) {
            place.asOwner().delete(place.guild("/roles/" + id)).expect(204);
            assertThat(session.await(EventType.GUILD_ROLE_DELETE)
                            .path("role_id")
                            .asText())
                    .isEqualTo(id);
            fence(session);

            assertThat(types(session)).doesNotContain(EventType.GUILD_MEMBER_UPDATE.name());
        }
    }

    @Test
    void contentIsEmptyWithoutTheIntentExceptForMentionsAndOwnMessages() throws IOException, InterruptedException {
        try (GatewaySession session = listen(Intent.GUILDS.mask() | Intent.GUILD_MESSAGES.mask())) {
            place.say(owner, "a secret");
            JsonNode hidden = session.await(EventType.MESSAGE_CREATE);
            place.say(owner, "<@" + bot.id() + "> not a secret");
            JsonNode meant = session.await(EventType.MESSAGE_CREATE);
            place.say(bot, "my own");
            JsonNode own = session.await(EventType.MESSAGE_CREATE);

            assertThat(hidden.path("content").asText("absent")).isEmpty();
            assertThat(hidden.path("embeds")).isEmpty();
            assertThat(hidden.path("attachments")).isEmpty();
            assertThat(meant.path("content").asText()).endsWith("not a secret");
            assertThat(own.path("content").asText()).isEqualTo("my own");
        }
    }

    @Test
    void contentIsStrippedOverRestToo() throws IOException, InterruptedException {
        place.say(owner, "a secret");
        place.say(owner, "<@" + bot.id() + "> not a secret");

        JsonNode history = portal.as(bot).get(place.channel("/messages")).expect(200);

        assertThat(history.get(0).path("content").asText()).endsWith("not a secret");
        assertThat(history.get(1).path("content").asText("absent")).isEmpty();
    }

    @Test
    void membersListIsRefusedWithoutTheMembersIntentOfTheApplication() throws IOException, InterruptedException {
        assertThat(portal.as(bot).get(place.guild("/members?limit=10")).status())
                .isEqualTo(403);
    }

    @Test
    void channelThatAMemberCannotSeeSendsItNothing() throws IOException, InterruptedException {
        String deny = Long.toString(Permission.VIEW_CHANNEL.mask());
        JsonNode overwrite = Wire.object("id", place.guildId(), "type", 0, "allow", "0", "deny", deny);
        JsonNode hidden = place.createChannel(
                Wire.object("name", "hidden", "type", 0, "permission_overwrites", new JsonNode[] {overwrite}));
        String hiddenId = hidden.path("id").asText();
        try (GatewaySession session = listen(Intent.GUILDS.mask() | Intent.GUILD_MESSAGES.mask())) {
            place.asOwner()
                    .post("/channels/" + hiddenId + "/messages", Wire.object("content", "behind the door"))
                    .expect(200);
            fence(session);

            assertThat(session.passed(EventType.MESSAGE_CREATE)).isEmpty();
        }
    }

    private GatewaySession listen(long intents) throws IOException, InterruptedException {
        GatewaySession session = GatewaySession.asBot(portal, bot, intents);
        session.await(EventType.GUILD_CREATE);
        return session;
    }

    /// Something that every session gets, after everything that was done before it.
    private void fence(GatewaySession session) throws IOException, InterruptedException {
        place.asOwner().patch(place.guild(""), Wire.object("name", "the fence")).expect(200);
        session.await(EventType.GUILD_UPDATE);
    }

    private static List<String> types(GatewaySession session) {
        return session.passed().stream().map(Heard.Frame::type).toList();
    }
}
