package dev.guildhall.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.JsonRules;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.EventType;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What people keep for themselves, as a client of a user account sees it: what one session changes, the others of
/// the same person hear, a RESUME brings, and the next READY has.
@OnNode
final class PeopleTest {
    private static final String ME = "/users/@me";
    /// What current clients announce: versioned read states and guild settings, users once, settings as protobuf.
    private static final int CAPABILITIES = 1 << 2 | 1 << 3 | 1 << 4 | 1 << 9;

    private static final String PASSWORD = "correct horse battery staple";
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=");

    private final Portal portal;

    PeopleTest(Portal portal) {
        this.portal = portal;
    }

    private GatewaySession connect(Account person) throws IOException, InterruptedException {
        GatewaySession session = GatewaySession.greet(portal);
        ObjectNode identify = GatewayFrames.identifyPerson(person);
        ((ObjectNode) identify.path("d")).put("capabilities", CAPABILITIES);
        session.send(identify);
        session.await(EventType.READY);
        return session;
    }

    private static JsonNode ready(GatewaySession session) {
        return session.passed(EventType.READY).getFirst();
    }

    private static JsonNode entry(JsonNode entries, String field, String value) {
        for (JsonNode entry : entries) {
            if (entry.path(field).asText().equals(value)) return entry;
        }
        throw new AssertionError("no " + value + " in " + entries);
    }

    @Test
    void friendsAreMadeBetweenTwoPeopleAndFoundInReady() throws IOException, InterruptedException {
        Account anna = portal.register("anna");
        Account ben = portal.register("ben");
        try (GatewaySession annas = connect(anna);
                GatewaySession bens = connect(ben)) {
            portal.as(anna)
                    .post(ME + "/relationships", Wire.object("username", ben.name()))
                    .expect(204);
            assertThat(annas.await(EventType.RELATIONSHIP_ADD).path("type").asInt())
                    .isEqualTo(4);
            JsonNode asked = bens.await(EventType.RELATIONSHIP_ADD);
            assertThat(asked.path("type").asInt()).isEqualTo(3);
            assertThat(asked.path("user").path("username").asText()).isEqualTo(anna.name());
            assertThat(asked.path("should_notify").asBoolean()).isTrue();

            portal.as(ben).put(ME + "/relationships/" + anna.id()).expect(204);
            assertThat(bens.await(EventType.RELATIONSHIP_ADD).path("type").asInt())
                    .isEqualTo(1);
            assertThat(annas.await(EventType.RELATIONSHIP_ADD).path("type").asInt())
                    .isEqualTo(1);
        }
        try (GatewaySession again = connect(anna)) {
            JsonNode friend = entry(ready(again).path("relationships"), "id", ben.id());
            assertThat(friend.path("type").asInt()).isEqualTo(1);
            assertThat(friend.path("user_id").asText()).isEqualTo(ben.id());
            assertThat(friend.has("user")).isFalse();
            assertThat(entry(ready(again).path("users"), "id", ben.id())
                            .path("username")
                            .asText())
                    .isEqualTo(ben.name());
            JsonRules.assertTypes(ready(again));

            portal.as(ben)
                    .put(ME + "/relationships/" + anna.id(), Wire.object("type", 2))
                    .expect(204);
            assertThat(again.await(EventType.RELATIONSHIP_REMOVE).path("id").asText())
                    .isEqualTo(ben.id());
            assertThat(portal.as(anna)
                            .put(ME + "/relationships/" + ben.id(), Wire.object())
                            .code())
                    .isEqualTo(80001);
        }
    }

    @Test
    void whoGetsUsersOnceFindsTheirIdsAloneInItsPrivateChannels() throws IOException, InterruptedException {
        Account anna = portal.register("anna");
        Account ben = portal.register("ben");
        String channelId = portal.as(anna)
                .post(ME + "/channels", Wire.object("recipient_id", ben.id()))
                .expect(200)
                .path("id")
                .asText();
        try (GatewaySession hers = connect(anna)) {
            JsonNode channel = entry(ready(hers).path("private_channels"), "id", channelId);

            assertThat(channel.has("recipients")).isFalse();
            assertThat(channel.path("recipient_ids").path(0).asText()).isEqualTo(ben.id());
            assertThat(entry(ready(hers).path("users"), "id", ben.id())
                            .path("username")
                            .asText())
                    .isEqualTo(ben.name());
            JsonRules.assertTypes(ready(hers));
        }
    }

    @Test
    void readingOnOneDeviceIsHeardOnTheOtherAndResumed() throws IOException, InterruptedException {
        Account anna = portal.register("reader");
        Place place = Place.open(portal, anna, "library");
        String first = place.say(anna, "one").path("id").asText();
        String second = place.say(anna, "two").path("id").asText();
        GatewaySession phone = connect(anna);
        assertThat(ready(phone).path("read_state").path("entries")).isEmpty();
        JsonNode answer = portal.as(anna)
                .post(place.channel("/messages/" + first + "/ack"), Wire.object("token", null))
                .expect(200);
        assertThat(answer.has("token")).isTrue();
        JsonNode heard = phone.await(EventType.MESSAGE_ACK);
        assertThat(heard.path("channel_id").asText()).isEqualTo(place.textId());
        assertThat(heard.path("message_id").asText()).isEqualTo(first);
        assertThat(heard.path("version").asInt()).isEqualTo(1);

        phone.cut();
        JsonNode bulk = Wire.object("channel_id", place.textId(), "message_id", second, "read_state_type", 0);
        portal.as(anna)
                .post("/read-states/ack-bulk", Wire.object("read_states", List.of(bulk)))
                .expect(204);
        try (GatewaySession resumed = GatewaySession.greet(portal)) {
            resumed.send(GatewayFrames.resume(anna, phone.sessionId(), phone.seq()));
            JsonNode missed = resumed.await(EventType.MESSAGE_ACK);
            assertThat(missed.path("message_id").asText()).isEqualTo(second);
            assertThat(missed.path("version").asInt()).isEqualTo(2);
            resumed.await(EventType.RESUMED);
        }
        try (GatewaySession again = connect(anna)) {
            JsonNode states = ready(again).path("read_state");
            assertThat(states.path("version").asInt()).isEqualTo(2);
            assertThat(states.path("partial").asBoolean(true)).isFalse();
            JsonNode state = entry(states.path("entries"), "id", place.textId());
            assertThat(state.path("last_message_id").asText()).isEqualTo(second);
            assertThat(state.path("mention_count").asInt(-1)).isZero();
        }
    }

    @Test
    void notesAndSettingsAreHeardAndKept() throws IOException, InterruptedException {
        Account anna = portal.register("settled");
        Account ben = portal.register("noted");
        Place place = Place.open(portal, anna, "quiet");
        try (GatewaySession session = connect(anna)) {
            portal.as(anna)
                    .put(ME + "/notes/" + ben.id(), Wire.object("note", "owes me a tea"))
                    .expect(204);
            assertThat(session.await(EventType.USER_NOTE_UPDATE).path("note").asText())
                    .isEqualTo("owes me a tea");

            // Field 5, then field 6: the second change keeps the first.
            portal.as(anna)
                    .patch(ME + "/settings-proto/1", Wire.object("settings", base64(0x28, 1)))
                    .expect(200);
            session.await(EventType.USER_SETTINGS_PROTO_UPDATE);
            String merged = portal.as(anna)
                    .patch(ME + "/settings-proto/1", Wire.object("settings", base64(0x30, 2)))
                    .expect(200)
                    .path("settings")
                    .asText();
            assertThat(Base64.getDecoder().decode(merged))
                    .containsSequence(0x28, 1)
                    .containsSequence(0x30, 2);
            assertThat(session.await(EventType.USER_SETTINGS_PROTO_UPDATE)
                            .path("settings")
                            .path("proto")
                            .asText())
                    .isEqualTo(merged);
            JsonNode late = portal.as(anna)
                    .patch(
                            ME + "/settings-proto/1",
                            Wire.object("settings", base64(0x30, 3), "required_data_version", 1))
                    .expect(200);
            assertThat(late.path("out_of_date").asBoolean()).isTrue();
            assertThat(late.path("settings").asText()).isEqualTo(merged);

            portal.as(anna)
                    .patch(ME + "/guilds/" + place.guildId() + "/settings", Wire.object("muted", true))
                    .expect(200);
            assertThat(session.await(EventType.USER_GUILD_SETTINGS_UPDATE)
                            .path("muted")
                            .asBoolean())
                    .isTrue();
        }
        try (GatewaySession again = connect(anna)) {
            JsonNode ready = ready(again);
            assertThat(ready.path("notes").path(ben.id()).asText()).isEqualTo("owes me a tea");
            assertThat(Base64.getDecoder()
                            .decode(ready.path("user_settings_proto").asText()))
                    .containsSequence(0x28, 1);
            JsonNode settings = ready.path("user_guild_settings");
            assertThat(settings.path("version").asInt()).isEqualTo(1);
            assertThat(entry(settings.path("entries"), "guild_id", place.guildId())
                            .path("muted")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static String base64(int... bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) all[i] = (byte) bytes[i];
        return Base64.getEncoder().encodeToString(all);
    }

    @Test
    void aChangedAccountIsHeardAndItsAvatarServed() throws IOException, InterruptedException {
        Account anna = portal.register("changing");
        Account other = portal.register("taken");
        try (GatewaySession session = connect(anna)) {
            String uri = "data:image/png;base64," + Base64.getEncoder().encodeToString(PIXEL);
            portal.as(anna)
                    .patch(ME, Wire.object("global_name", "Anna", "avatar", uri))
                    .expect(200);
            JsonNode update = session.await(EventType.USER_UPDATE);
            assertThat(update.path("global_name").asText()).isEqualTo("Anna");
            assertThat(update.path("email").asText()).contains("@");
            String avatar = update.path("avatar").asText();

            HttpResponse<byte[]> picture = fetch("/avatars/" + anna.id() + "/" + avatar + ".png?size=128");
            assertThat(picture.statusCode()).isEqualTo(200);
            assertThat(picture.body()).isEqualTo(PIXEL);
            assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
            assertThat(picture.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(fetch("/avatars/" + other.id() + "/" + avatar + ".png").statusCode())
                    .as("somebody else's")
                    .isEqualTo(404);

            assertThat(portal.as(anna)
                            .patch(ME, Wire.object("username", other.name(), "password", PASSWORD))
                            .status())
                    .isEqualTo(400);
            portal.as(anna)
                    .patch(ME, Wire.object("username", anna.name() + "_new", "password", PASSWORD))
                    .expect(200);
            assertThat(session.await(EventType.USER_UPDATE).path("username").asText())
                    .isEqualTo(anna.name() + "_new");
            String token = portal.as(anna)
                    .patch(ME, Wire.object("new_password", "another password", "password", PASSWORD))
                    .expect(200)
                    .path("token")
                    .asText();
            assertThat(portal.anonymous().withAuthorization(token).get(ME).status())
                    .isEqualTo(200);
            assertThat(portal.as(anna).get(ME).status()).isEqualTo(401);
            assertThat(session.awaitClose()).isNotNull();
        }
    }

    private HttpResponse<byte[]> fetch(String path) throws IOException, InterruptedException {
        return portal.http()
                .send(
                        HttpRequest.newBuilder(portal.origin().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }
}
