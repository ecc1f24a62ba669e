package dev.guildhall.acceptance.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Reply;
import dev.guildhall.acceptance.client.ThinClient;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Libraries branch on the status and the numeric code: each refusal has its own.
@OnNode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ErrorTest {
    private final Portal portal;
    private final Account owner;
    private final Account member;
    private final Account stranger;
    private final Place place;
    private final ThinClient asMember;

    ErrorTest(Portal portal) throws IOException, InterruptedException {
        this.portal = portal;
        this.owner = portal.register("owner");
        this.member = portal.register("member");
        this.stranger = portal.register("stranger");
        this.place = Place.open(portal, owner, "refusals");
        place.welcome(member);
        this.asMember = portal.as(member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/guilds/1/nothing", "/channels", "/users/@you/x", "/channels/1/messages/2/3"})
    void unknownRouteIsNotFoundWithCodeZero(String path) throws IOException, InterruptedException {
        assertRefused(asMember.get(path), ApiError.NOT_FOUND);
    }

    @Test
    void unknownVersionOfTheApiIsRefused() throws IOException, InterruptedException {
        Reply reply = asMember.at("/api/v3").get("/users/@me");

        assertThat(reply.status()).as("%s", reply).isIn(400, 404);
        assertThat(reply.json().path("message").isTextual()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v10", "/api/v9", "/api"})
    void everyBasePathOfLibrariesIsServed(String base) throws IOException, InterruptedException {
        assertThat(asMember.at(base).get("/users/@me").expect(200).path("id").asText())
                .isEqualTo(member.id());
    }

    @Test
    void methodThatARouteDoesNotHaveIsNotAllowed() throws IOException, InterruptedException {
        assertRefused(asMember.delete("/gateway"), ApiError.METHOD_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "Bot nonsense", "Bearer abc", "Bot ", "MTIz.abc.def"})
    void wrongTokenIsUnauthorized(String header) throws IOException, InterruptedException {
        assertRefused(portal.anonymous().withAuthorization(header).get("/users/@me"), ApiError.UNAUTHORIZED);
    }

    @Test
    void missingTokenIsUnauthorized() throws IOException, InterruptedException {
        assertRefused(portal.anonymous().get("/users/@me"), ApiError.UNAUTHORIZED);
    }

    /// A person's token is not a bot's: libraries tell the kinds apart by the prefix.
    @Test
    void tokenOfAPersonWithTheBotPrefixIsUnauthorized() throws IOException, InterruptedException {
        assertRefused(
                portal.anonymous().withAuthorization("Bot " + member.token()).get("/users/@me"), ApiError.UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1,", "{\"content\":}", "{\"content\":\"a\"}}", "{\"a\":1e400,}", "\u0000"})
    void bodyThatIsNoJsonIsInvalidJson(String body) throws IOException, InterruptedException {
        Reply reply = asMember.call("POST", place.channel("/messages"), "application/json", body);

        assertRefused(reply, ApiError.INVALID_JSON);
    }

    @Test
    void deeplyNestedJsonIsRefusedAndNotFollowed() throws IOException, InterruptedException {
        String deep = "{\"embeds\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";

        assertThat(asMember.call("POST", place.channel("/messages"), "application/json", deep)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void bodyWithAnotherContentTypeIsAFormError() throws IOException, InterruptedException {
        Reply reply = asMember.call("POST", place.channel("/messages"), "text/plain", "{\"content\":\"hi\"}");

        assertRefused(reply, ApiError.INVALID_FORM_BODY);
    }

    @Test
    void bodyOverTheLimitIsTooLarge() throws IOException {
        String answer = sendHuge(Limits.REQUEST_BYTES_MAX + 1);

        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":" + ApiError.ENTITY_TOO_LARGE.code());
    }

    @Test
    void unknownChannelGuildMessageInviteAndUserEachHaveTheirCode() throws IOException, InterruptedException {
        assertRefused(asMember.get("/channels/1"), ApiError.UNKNOWN_CHANNEL);
        assertRefused(asMember.post("/channels/1/messages", Wire.object("content", "x")), ApiError.UNKNOWN_CHANNEL);
        assertRefused(asMember.get("/guilds/1"), ApiError.UNKNOWN_GUILD);
        assertRefused(asMember.get(place.channel("/messages/1")), ApiError.UNKNOWN_MESSAGE);
        assertRefused(asMember.get("/invites/nosuchcode"), ApiError.UNKNOWN_INVITE);
        assertRefused(asMember.get("/users/1"), ApiError.UNKNOWN_USER);
        assertRefused(place.asOwner().get(place.guild("/members/1")), ApiError.UNKNOWN_MEMBER);
        assertRefused(place.asOwner().delete(place.guild("/roles/1")), ApiError.UNKNOWN_ROLE);
        assertRefused(place.asOwner().get(place.guild("/bans/1")), ApiError.UNKNOWN_BAN);
    }

    @Test
    void strangerHasNoAccessToAChannel() throws IOException, InterruptedException {
        assertRefused(portal.as(stranger).get(place.channel("")), ApiError.MISSING_ACCESS);
        assertRefused(portal.as(stranger).get(place.channel("/messages")), ApiError.MISSING_ACCESS);
        assertRefused(
                portal.as(stranger).post(place.channel("/messages"), Wire.object("content", "x")),
                ApiError.MISSING_ACCESS);
    }

    @Test
    void memberWithoutThePermissionIsTold() throws IOException, InterruptedException {
        assertRefused(
                asMember.post(place.guild("/channels"), Wire.object("name", "mine", "type", 0)),
                ApiError.MISSING_PERMISSIONS);
        assertRefused(asMember.post(place.guild("/roles"), Wire.object("name", "mine")), ApiError.MISSING_PERMISSIONS);
        assertRefused(asMember.delete(place.guild("/members/" + owner.id())), ApiError.MISSING_PERMISSIONS);
        String id = place.say(owner, "not yours").path("id").asText();
        assertRefused(
                asMember.patch(place.channel("/messages/" + id), Wire.object("content", "mine")),
                ApiError.NOT_YOUR_MESSAGE);
        assertRefused(asMember.delete(place.channel("/messages/" + id)), ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void roleAboveTheOwnCannotBeGivenAway() throws IOException, InterruptedException {
        // Not the shared member: what it is given here would show in the other tests.
        Account climber = portal.register("climber");
        place.welcome(climber);
        ThinClient asClimber = portal.as(climber);
        String manager = Long.toString(Permission.MANAGE_ROLES.mask());
        String low = place.createRole(Wire.object("name", "low", "permissions", manager))
                .path("id")
                .asText();
        String high = place.createRole(Wire.object("name", "high", "permissions", "0"))
                .path("id")
                .asText();
        place.asOwner()
                .patch(
                        place.guild("/roles"),
                        Wire.object("a", new JsonNode[] {position(low, 1), position(high, 2)})
                                .get("a"));
        place.asOwner()
                .put(place.guild("/members/" + climber.id() + "/roles/" + low))
                .expect(204);

        assertRefused(
                asClimber.put(place.guild("/members/" + climber.id() + "/roles/" + high)),
                ApiError.MISSING_PERMISSIONS);
        assertRefused(
                asClimber.post(
                        place.guild("/roles"),
                        Wire.object("name", "mightier", "permissions", Long.toString(Permission.ADMINISTRATOR.mask()))),
                ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void emptyMessageHasItsOwnCode() throws IOException, InterruptedException {
        assertRefused(asMember.post(place.channel("/messages"), Wire.object()), ApiError.EMPTY_MESSAGE);
        assertRefused(asMember.post(place.channel("/messages"), Wire.object("content", "")), ApiError.EMPTY_MESSAGE);
    }

    @Test
    void onlyTheOwnerDeletesAGuild() throws IOException, InterruptedException {
        assertRefused(asMember.delete(place.guild("")), ApiError.OWNER_ONLY);
    }

    @Test
    void whoIsNotInAVoiceChannelIsNeitherMutedNorMoved() throws IOException, InterruptedException {
        for (JsonNode change : List.of(
                Wire.object("mute", true),
                Wire.object("channel_id", place.voiceId()),
                Wire.object("channel_id", null))) {
            assertRefused(
                    place.asOwner().patch(place.guild("/members/" + member.id()), change),
                    ApiError.TARGET_NOT_IN_VOICE);
        }
    }

    private static JsonNode position(String role, int position) {
        return Wire.object("id", role, "position", position);
    }

    /// On a bare socket: the answer may come, and has to be read, while the body is still being sent.
    private String sendHuge(long bytes) throws IOException {
        try (Socket socket =
                new Socket(portal.origin().getHost(), portal.origin().getPort())) {
            String head =
                    "POST /api/v10" + place.channel("/messages") + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                            + member.authorization() + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes
                            + "\r\nConnection: close\r\n\r\n";
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.UTF_8));
            byte[] chunk = new byte[64 * 1024];
            try {
                for (long sent = 0; sent < bytes && socket.getInputStream().available() == 0; sent += chunk.length) {
                    out.write(chunk, 0, (int) Math.min(chunk.length, bytes - sent));
                }
            } catch (SocketException answeredAndClosed) {
                assertThat(socket.isConnected()).isTrue();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertRefused(Reply reply, ApiError expected) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(expected.httpStatus());
        assertThat(reply.code()).as("%s", reply).isEqualTo(expected.code());
        assertThat(reply.json().path("message").isTextual()).isTrue();
        assertThat(reply.header("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }
}
