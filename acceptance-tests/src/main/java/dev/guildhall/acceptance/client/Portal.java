package dev.guildhall.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.protocol.ApplicationFlag;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What a person does before anything can happen, all of it over public REST: register, make a guild, make a
/// bot, invite, join.
public final class Portal {
    private static final List<ApplicationFlag> EVERY_PRIVILEGED_INTENT = List.of(
            ApplicationFlag.GATEWAY_PRESENCE_LIMITED,
            ApplicationFlag.GATEWAY_GUILD_MEMBERS_LIMITED,
            ApplicationFlag.GATEWAY_MESSAGE_CONTENT_LIMITED);

    private static final String PASSWORD = "correct horse battery staple";

    private final HttpClient http;
    private final URI origin;
    private final AtomicInteger made = new AtomicInteger();

    public Portal(HttpClient http, URI origin) {
        this.http = http;
        this.origin = origin;
    }

    public HttpClient http() {
        return http;
    }

    public URI origin() {
        return origin;
    }

    public ThinClient anonymous() {
        return ThinClient.anonymous(http, origin);
    }

    public ThinClient as(Account account) {
        return anonymous().as(account);
    }

    /// Where the gateway is, as this server tells its clients.
    public URI gateway() throws IOException, InterruptedException {
        return URI.create(anonymous().get("/gateway").expect(200).path("url").asText());
    }

    /// A new person; the name gets a number, so that two tests cannot want the same.
    public Account register(String name) throws IOException, InterruptedException {
        String unique = name + made.incrementAndGet();
        JsonNode body = Wire.object(
                "username",
                unique,
                "email",
                unique + "@example.test",
                "password",
                PASSWORD,
                "date_of_birth",
                "1990-01-01",
                "consent",
                true);
        Reply reply = anonymous().post("/auth/register", body);
        if (reply.status() / 100 != 2) throw new AssertionError("cannot register: " + reply);
        return account(reply.json().path("token").asText(), false);
    }

    /// The same person's second token.
    public Account logIn(Account person) throws IOException, InterruptedException {
        JsonNode body = Wire.object("login", person.name() + "@example.test", "password", PASSWORD);
        return account(
                anonymous().post("/auth/login", body).expect(200).path("token").asText(), false);
    }

    /// A bot whose application may use every privileged intent.
    public Account createBot(Account owner, String name) throws IOException, InterruptedException {
        Account bot = createPlainBot(owner, name);
        as(bot).patch("/applications/@me", Wire.object("flags", everyPrivilegedIntent()))
                .expect(200);
        return bot;
    }

    private static int everyPrivilegedIntent() {
        return EVERY_PRIVILEGED_INTENT.stream().mapToInt(ApplicationFlag::mask).reduce(0, (all, one) -> all | one);
    }

    /// A bot as it is born: no privileged intent.
    public Account createPlainBot(Account owner, String name) throws IOException, InterruptedException {
        Reply made = as(owner).post("/applications", Wire.object("name", name));
        String application = made.json().path("id").asText();
        Reply bot = as(owner).post("/applications/" + application + "/bot", Wire.object());
        if (bot.status() / 100 != 2) throw new AssertionError("no bot: " + made + ", " + bot);
        return account(bot.json().path("token").asText(), true);
    }

    /// The application behind a bot.
    public String applicationOf(Account bot) throws IOException, InterruptedException {
        return as(bot).get("/applications/@me").expect(200).path("id").asText();
    }

    public JsonNode createGuild(Account owner, String name) throws IOException, InterruptedException {
        Reply reply = as(owner).post("/guilds", Wire.object("name", name));
        if (reply.status() / 100 != 2) throw new AssertionError("no guild: " + reply);
        return reply.json();
    }

    /// Adds a bot as a person who may manage the guild does it on the authorisation page.
    public void addBot(Account owner, Account bot, String guildId, long permissions)
            throws IOException, InterruptedException {
        String path = "/oauth2/authorize?scope=bot&client_id=" + applicationOf(bot) + "&permissions=" + permissions;
        String bits = Long.toString(permissions);
        as(owner)
                .post(path, Wire.object("guild_id", guildId, "permissions", bits, "authorize", true))
                .expect(200);
    }

    /// Makes an invite as `host` and joins by it as `guest`.
    public void join(Account host, String channelId, Account guest) throws IOException, InterruptedException {
        JsonNode invite = as(host).post("/channels/" + channelId + "/invites", Wire.object())
                .expect(200);
        as(guest)
                .post("/invites/" + invite.path("code").asText(), Wire.object())
                .expect(200);
    }

    private Account account(String token, boolean bot) throws IOException, InterruptedException {
        ThinClient client = anonymous().withAuthorization(bot ? "Bot " + token : token);
        JsonNode me = client.get("/users/@me").expect(200);
        return new Account(me.path("id").asText(), me.path("username").asText(), token, bot);
    }
}
