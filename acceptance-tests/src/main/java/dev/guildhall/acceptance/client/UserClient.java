package dev.guildhall.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Opcode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A client of a user account without a screen: it logs in with name and password, says what it can do, and does what
/// people do all day. Driven step by step: frames are taken while something is awaited.
public final class UserClient implements AutoCloseable {
    /// Versioned read states and guild settings, users once, READY in two parts, settings as protobuf.
    private static final int CAPABILITIES = 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 9;

    /// Of the settings as protobuf: field 6, appearance, and in it field 1, theme, both in their wire form.
    private static final int APPEARANCE = 6 << 3 | 2;

    private static final int THEME = 1 << 3;

    private final Portal portal;
    private final Account account;
    private final UserMemory memory = new UserMemory();
    private GatewaySession session;
    private int nonces;

    private UserClient(Portal portal, Account account, GatewaySession session) {
        this.portal = portal;
        this.account = account;
        this.session = session;
    }

    /// Logs in by name and password and takes all that the gateway says to begin with.
    public static UserClient logIn(Portal portal, Account person) throws IOException, InterruptedException {
        Account login = portal.logIn(person);
        UserClient client = new UserClient(portal, login, GatewaySession.greet(portal));
        ObjectNode identify = GatewayFrames.identifyPerson(login);
        identify.withObject("/d").put("capabilities", CAPABILITIES);
        client.session.send(identify);
        client.await(EventType.READY);
        client.await(EventType.READY_SUPPLEMENTAL);
        return client;
    }

    public Account account() {
        return account;
    }

    public UserMemory memory() {
        return memory;
    }

    private ThinClient rest() {
        return portal.as(account);
    }

    public JsonNode await(EventType type) throws InterruptedException {
        return await(type, data -> true);
    }

    /// Hears all that comes up to the event that is awaited, and remembers it.
    public JsonNode await(EventType type, Predicate<JsonNode> fits) throws InterruptedException {
        while (true) {
            Heard.Frame frame = session.next();
            memory.hear(frame);
            if (frame.type().equals(type.name()) && fits.test(frame.data())) return frame.data();
        }
    }

    /// The message in that channel that says this, when it arrives.
    public JsonNode awaitMessage(String channelId, String content) throws InterruptedException {
        return await(
                EventType.MESSAGE_CREATE,
                message -> message.path("channel_id").asText().equals(channelId)
                        && message.path("content").asText().equals(content));
    }

    /// A guild with the channels that every new one has.
    public String createGuild(String name) throws IOException, InterruptedException {
        return rest().post("/guilds", Wire.object("name", name))
                .expect(201)
                .path("id")
                .asText();
    }

    public String createChannel(String guildId, String name) throws IOException, InterruptedException {
        return rest().post("/guilds/" + guildId + "/channels", Wire.object("name", name, "type", 0))
                .expect(201)
                .path("id")
                .asText();
    }

    public String invite(String channelId) throws IOException, InterruptedException {
        return rest().post("/channels/" + channelId + "/invites", Wire.object())
                .expect(200)
                .path("code")
                .asText();
    }

    public void join(String code) throws IOException, InterruptedException {
        rest().get("/invites/" + code + "?with_counts=true").expect(200);
        rest().post("/invites/" + code, Wire.object()).expect(200);
    }

    /// Opens the channel: its newest messages, the oldest of them first.
    public List<String> view(String channelId) throws IOException, InterruptedException {
        List<String> contents = new ArrayList<>();
        for (JsonNode message :
                rest().get("/channels/" + channelId + "/messages?limit=50").expect(200)) {
            contents.addFirst(message.path("content").asText());
        }
        return contents;
    }

    /// Sends, and waits until the gateway brings it back under its nonce, as clients do before they stop showing it in
    /// grey.
    public JsonNode send(String channelId, String content) throws IOException, InterruptedException {
        String nonce = account.id() + ++nonces;
        rest().post("/channels/" + channelId + "/messages", Wire.object("content", content, "nonce", nonce))
                .expect(200);
        return await(
                EventType.MESSAGE_CREATE,
                message -> message.path("nonce").asText().equals(nonce));
    }

    public void acknowledge(String channelId, String messageId) throws IOException, InterruptedException {
        rest().post("/channels/" + channelId + "/messages/" + messageId + "/ack", Wire.object("token", null))
                .expect(200);
        await(EventType.MESSAGE_ACK, ack -> ack.path("message_id").asText().equals(messageId));
    }

    public void type(String channelId) throws IOException, InterruptedException {
        rest().post("/channels/" + channelId + "/typing").expect(204);
    }

    public String openDirect(String userId) throws IOException, InterruptedException {
        return rest().post("/users/@me/channels", Wire.object("recipients", List.of(userId)))
                .expect(200)
                .path("id")
                .asText();
    }

    public void closeDirect(String channelId) throws IOException, InterruptedException {
        rest().delete("/channels/" + channelId).expect(200);
        await(EventType.CHANNEL_DELETE, gone -> gone.path("id").asText().equals(channelId));
    }

    public void askForFriendship(String username) throws IOException, InterruptedException {
        rest().post("/users/@me/relationships", Wire.object("username", username))
                .expect(204);
        await(EventType.RELATIONSHIP_ADD);
    }

    public void acceptFriendship(String userId) throws IOException, InterruptedException {
        rest().put("/users/@me/relationships/" + userId, Wire.object()).expect(204);
        await(EventType.RELATIONSHIP_ADD);
    }

    public void mute(String guildId) throws IOException, InterruptedException {
        rest().patch("/users/@me/guilds/" + guildId + "/settings", Wire.object("muted", true))
                .expect(200);
        await(EventType.USER_GUILD_SETTINGS_UPDATE);
    }

    public void rename(String globalName) throws IOException, InterruptedException {
        rest().patch("/users/@me", Wire.object("global_name", globalName)).expect(200);
        await(EventType.USER_UPDATE);
    }

    public void setStatus(String status) {
        session.send(GatewayFrames.frame(
                Opcode.PRESENCE_UPDATE,
                Wire.object("status", status, "since", 0, "activities", List.of(), "afk", false)));
    }

    /// Changes one of the settings, with the version that is known, so that another device's change is not overrun.
    public void setTheme(int theme) throws IOException, InterruptedException {
        byte[] patch = {(byte) APPEARANCE, 2, (byte) THEME, (byte) theme};
        JsonNode body = Wire.object("settings", Base64.getEncoder().encodeToString(patch));
        rest().patch("/users/@me/settings-proto/1", body).expect(200);
        await(EventType.USER_SETTINGS_PROTO_UPDATE);
    }

    /// -1 where none is set.
    public int theme() {
        byte[] all = Base64.getDecoder().decode(memory.settings());
        for (int at = 0; at + 3 < all.length; at++) {
            if (all[at] == APPEARANCE && all[at + 1] == 2 && all[at + 2] == THEME) return all[at + 3];
        }
        return -1;
    }

    /// A train goes into a tunnel.
    public void loseConnection() {
        session.cut();
    }

    /// Comes out of it: the same session, and all that was missed.
    public void resume() throws IOException, InterruptedException {
        GatewaySession lost = session;
        session = GatewaySession.greet(portal);
        session.send(GatewayFrames.resume(account, lost.sessionId(), lost.seq()));
        await(EventType.RESUMED);
    }

    /// Ends this login; its token is worth nothing afterwards.
    public void logOut() throws IOException, InterruptedException {
        rest().post("/auth/logout", Wire.object()).expect(204);
        session.awaitClose();
    }

    /// What this and another client of the same person both know.
    public Map<String, Object> known() {
        return memory.known();
    }

    @Override
    public void close() {
        session.close();
    }
}
