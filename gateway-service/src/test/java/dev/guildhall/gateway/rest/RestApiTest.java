package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FieldError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.User;
import dev.guildhall.store.Change;
import dev.guildhall.store.OwnerId;
import io.netty.handler.codec.http.FullHttpRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// One request at a time through everything but the socket.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RestApiTest {
    private static final String OPEN = "/channels/" + Samples.OPEN;

    @SuppressWarnings("NullAway.Init")
    private Rest rest;

    @BeforeAll
    void open(@TempDir Path folder) {
        rest = Rest.unlimited(folder.resolve("store"));
    }

    @AfterAll
    void close() {
        rest.close();
    }

    @BeforeEach
    void forget() {
        rest.owners.guildReply = null;
        rest.owners.asked.clear();
    }

    private static void assertRefused(Rest.Got got, ApiError error) {
        assertThat(got.status()).isEqualTo(error.httpStatus());
        assertThat(got.body().path("code").asInt()).isEqualTo(error.code());
        assertThat(got.body().path("message").asText()).isEqualTo(error.message());
        assertThat(got.headers().get("Content-Type")).startsWith("application/json");
    }

    private static String leaf(Rest.Got got, String pointer) {
        return got.body().at("/errors" + pointer + "/_errors/0/code").asText();
    }

    @Test
    void anUnknownRouteIs404() {
        assertRefused(rest.get("/nothing", rest.person), ApiError.NOT_FOUND);
    }

    @Test
    void aKnownPathWithAWrongMethodIs405() {
        assertRefused(rest.send("PUT", "/users/@me", rest.person, "{}"), ApiError.METHOD_NOT_ALLOWED);
    }

    @Test
    void anUnknownVersionIsSaidSo() {
        assertRefused(rest.exchange(Rest.request("GET", "/api/v6/gateway", new byte[0])), ApiError.INVALID_API_VERSION);
    }

    @Test
    void everyAnswerHasAViaHeader() {
        assertThat(rest.get("/nothing", null).headers().get("Via")).isNotBlank();
        assertThat(rest.get("/gateway", null).headers().get("Via")).isNotBlank();
    }

    @Test
    void noTokenABrokenOneAndBearerAre401() {
        for (String token : new String[] {"", "garbage", "Bot garbage", "Bearer " + rest.person, rest.person + "x"}) {
            assertRefused(rest.get("/users/@me", token), ApiError.UNAUTHORIZED);
        }
        assertRefused(rest.get("/users/@me", null), ApiError.UNAUTHORIZED);
    }

    @Test
    void aPersonIsNoBotAndABotNoPerson() {
        assertRefused(rest.get("/users/@me", "Bot " + rest.person), ApiError.UNAUTHORIZED);
        assertRefused(rest.send("POST", "/guilds", rest.bot, "{\"name\":\"ab\"}"), ApiError.BOTS_NOT_ALLOWED);
        assertRefused(rest.get("/gateway/bot", rest.person), ApiError.ONLY_BOTS_ALLOWED);
    }

    @Test
    void oneSeesOneself() {
        Rest.Got person = rest.get("/users/@me", rest.person);
        assertThat(person.status()).isEqualTo(200);
        assertThat(person.body().path("id").isTextual()).isTrue();
        assertThat(person.body().path("email").asText()).isEqualTo("ada@example.org");
        Rest.Got bot = rest.get("/users/@me", rest.bot);
        assertThat(bot.body().path("bot").asBoolean()).isTrue();
    }

    @Test
    void othersAreSeenWithoutTheirAddress() {
        Rest.Got other = rest.get("/users/" + Samples.PERSON, rest.bot);
        assertThat(other.body().has("email")).isFalse();
        assertRefused(rest.get("/users/999", rest.bot), ApiError.UNKNOWN_USER);
    }

    @Test
    void malformedJsonIsSaidSo() {
        for (String body : List.of("{", "{} {}", "{\"a\":1,\"a\":2}", "nul", "[".repeat(100))) {
            assertRefused(rest.send("POST", OPEN + "/messages", rest.person, body), ApiError.INVALID_JSON);
        }
    }

    @Test
    void aBodyWithoutAContentTypeIsAWrongForm() {
        FullHttpRequest request = Rest.request("POST", "/api/v10" + OPEN + "/messages", Rest.utf8("{}"));
        request.headers().set("Authorization", rest.person);
        assertRefused(rest.exchange(request), ApiError.INVALID_FORM_BODY);
    }

    @Test
    void theJsonPartOfAMultipartBodyIsTheBody() {
        String json = "Content-Disposition: form-data; name=\"payload_json\"\r\n\r\n{\"content\":\"hi\"}\r\n";
        assertThat(multipart("--b\r\n" + json + "--b--\r\n")
                        .body()
                        .path("content")
                        .asText())
                .isEqualTo("hi");
        String file = "Content-Disposition: form-data; name=\"files[0]\"; filename=\"a\"\r\n\r\nx\r\n";
        assertRefused(multipart("--b\r\n" + json + "--b\r\n" + file + "--b--\r\n"), ApiError.INVALID_FORM_BODY);
        assertRefused(multipart("--b\r\ngarbled"), ApiError.INVALID_FORM_BODY);
    }

    private Rest.Got multipart(String body) {
        FullHttpRequest request = Rest.request("POST", "/api/v10" + OPEN + "/messages", Rest.utf8(body));
        request.headers().set("Authorization", rest.person).set("Content-Type", "multipart/form-data; boundary=b");
        return rest.exchange(request);
    }

    @Test
    void bansArePagedForwardsAndBackwards() {
        for (long id : new long[] {5001, 5002, 5003, 5004}) {
            User user = new User(new UserId(id), "u" + id, "0", null, null, false, 0);
            rest.commit(new OwnerId.OfUser(user.id()), new Change.PutAccount(new Account(user, null, null, "en-US")));
            rest.commit(
                    new OwnerId.OfGuild(Samples.GUILD), new Change.PutBan(Samples.GUILD, new Ban(user.id(), "why")));
        }
        assertThat(banned("?limit=2")).containsExactly("5001", "5002");
        assertThat(banned("?after=5002")).containsExactly("5003", "5004");
        assertThat(banned("?before=5004&limit=2")).containsExactly("5002", "5003");
        assertThat(banned("?before=5002&after=5002")).containsExactly("5001");
    }

    private List<String> banned(String query) {
        return rest.get("/guilds/" + Samples.GUILD + "/bans" + query, rest.person)
                .body()
                .findValuesAsText("id");
    }

    @Test
    void anIdThatIsNoneIsAWrongForm() {
        Rest.Got got = rest.get("/channels/abc", rest.person);
        assertRefused(got, ApiError.INVALID_FORM_BODY);
        assertThat(leaf(got, "/channel_id")).isEqualTo(FormError.NUMBER_TYPE_COERCE.name());
    }

    @Test
    void anIdThatIsCutWithinACharacterIsStillAnswered() {
        String wave = "%F0%9F%91%8B";
        for (int before = 55; before < 62; before++) {
            assertRefused(
                    rest.get("/channels/" + "a".repeat(before) + wave.repeat(3), rest.person),
                    ApiError.INVALID_FORM_BODY);
        }
    }

    @Test
    void aSentMessageComesBackWithItsNonceAndWithoutGuild() {
        Rest.Got got = rest.send("POST", OPEN + "/messages", rest.person, "{\"content\":\"hi\",\"nonce\":12}");
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.body().path("content").asText()).isEqualTo("hi");
        assertThat(got.body().path("nonce").isInt()).isTrue();
        assertThat(got.body().has("guild_id")).isFalse();
        assertThat(got.body().has("member")).isFalse();
    }

    @Test
    void wrongFieldsNeverReachTheGuild() {
        Rest.Got got = rest.send("POST", OPEN + "/messages", rest.person, "{\"content\":[],\"tts\":1}");
        assertRefused(got, ApiError.INVALID_FORM_BODY);
        assertThat(leaf(got, "/content")).isEqualTo(FormError.STRING_TYPE_CONVERT.name());
        assertThat(leaf(got, "/tts")).isEqualTo(FormError.BOOLEAN_TYPE_CONVERT.name());
        assertThat(rest.owners.asked).isEmpty();
    }

    @Test
    void aRefusalOfTheGuildKeepsItsCodeAndFields() {
        rest.owners.guildReply =
                GuildReply.refusedField(ApiError.INVALID_FORM_BODY, new FieldError("parent_id", "SOME_CODE", "words"));
        Rest.Got got = rest.send("PATCH", OPEN, rest.person, "{\"parent_id\":\"5\"}");
        assertRefused(got, ApiError.INVALID_FORM_BODY);
        assertThat(leaf(got, "/parent_id")).isEqualTo("SOME_CODE");
        rest.owners.guildReply = GuildReply.refused(ApiError.MISSING_PERMISSIONS);
        assertRefused(rest.send("DELETE", OPEN, rest.person, null), ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void anOutageIs503() {
        rest.owners.guildReply = new GuildReply.Unavailable();
        assertRefused(rest.send("DELETE", OPEN, rest.person, null), ApiError.SERVICE_UNAVAILABLE);
    }

    @Test
    void slowModeSaysHowLong() {
        rest.owners.guildReply = new GuildReply.TooFast(ApiError.SLOWMODE, 1_500);
        Rest.Got got = rest.send("POST", OPEN + "/messages", rest.person, "{\"content\":\"x\"}");
        assertRefused(got, ApiError.SLOWMODE);
        assertThat(got.body().path("retry_after").asDouble()).isEqualTo(1.5);
        assertThat(got.headers().get("Retry-After")).isEqualTo("2");
        assertThat(got.headers().contains("X-RateLimit-Global")).isFalse();
    }

    @Test
    void aBugIs500WithoutItsStory() {
        rest.owners.guildReply = GuildReply.done(dev.guildhall.common.guild.GuildResult.NOTHING);
        Rest.Got got = rest.send("POST", OPEN + "/messages", rest.person, "{\"content\":\"x\"}");
        assertRefused(got, ApiError.INTERNAL_SERVER_ERROR);
        assertThat(got.body().size()).isEqualTo(2);
    }

    @Test
    void a204HasNoBodyAndNoType() {
        Rest.Got got = rest.send("POST", OPEN + "/typing", rest.person, null);
        assertThat(got.status()).isEqualTo(204);
        assertThat(got.body().isMissingNode()).isTrue();
        assertThat(got.headers().contains("Content-Type")).isFalse();
    }

    @Test
    void theReasonIsDecoded() {
        FullHttpRequest request = Rest.request("DELETE", "/api/v10" + OPEN, new byte[0]);
        request.headers().set("Authorization", rest.person).set("X-Audit-Log-Reason", "gr%C3%BC%C3%9Fe+1");
        assertThat(rest.exchange(request).status()).isEqualTo(200);
        assertThat(rest.owners.asked).singleElement().satisfies(ask -> {
            assertThat(ask.reason()).isEqualTo("grüße+1");
            assertThat(ask.command()).isInstanceOf(GuildCommand.DeleteChannel.class);
        });
    }

    @Test
    void aReasonThatIsTooLongIsAWrongForm() {
        FullHttpRequest request = Rest.request("DELETE", "/api/v10" + OPEN, new byte[0]);
        request.headers().set("Authorization", rest.person).set("X-Audit-Log-Reason", "x".repeat(513));
        assertRefused(rest.exchange(request), ApiError.INVALID_FORM_BODY);
    }

    @Test
    void channelsAreUnknownHiddenOrSeen() {
        assertRefused(rest.get("/channels/9999", rest.bot), ApiError.UNKNOWN_CHANNEL);
        assertRefused(rest.get("/channels/" + Samples.HIDDEN, rest.bot), ApiError.MISSING_ACCESS);
        assertThat(rest.get(OPEN, rest.bot).status()).isEqualTo(200);
        assertThat(rest.get("/channels/" + Samples.HIDDEN, rest.person).status())
                .isEqualTo(200);
    }

    @Test
    void historyWithoutItsPermissionIsEmptyAndNoError() {
        Rest.Got list = rest.get("/channels/" + Samples.NO_HISTORY + "/messages", rest.bot);
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body().isArray()).isTrue();
        assertThat(list.body().isEmpty()).isTrue();
        assertThat(rest.get("/channels/" + Samples.NO_HISTORY + "/messages/1", rest.bot)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aPageTakesOneCursorAndALimitInItsBounds() {
        assertRefused(rest.get(OPEN + "/messages?before=5&after=6", rest.person), ApiError.INVALID_FORM_BODY);
        assertRefused(rest.get(OPEN + "/messages?limit=0", rest.person), ApiError.INVALID_FORM_BODY);
        assertRefused(rest.get(OPEN + "/messages?limit=101", rest.person), ApiError.INVALID_FORM_BODY);
        assertThat(rest.get(OPEN + "/messages?limit=100&before=5", rest.person).status())
                .isEqualTo(200);
    }

    @Test
    void aBotWithoutTheIntentReadsOnlyWhatNamesIt() {
        MessageId naming = new MessageId(2001);
        MessageId own = new MessageId(2002);
        rest.commit(
                new OwnerId.OfGuild(Samples.GUILD),
                new Change.PutMessage(Samples.message(naming, Samples.PERSON, "you", List.of(Samples.BOT))),
                new Change.PutMessage(Samples.message(own, Samples.BOT, "mine", List.of())));
        assertThat(content(Samples.MESSAGE, rest.person)).isEqualTo("hello");
        assertThat(content(Samples.MESSAGE, rest.bot)).isEmpty();
        assertThat(content(naming, rest.bot)).isEqualTo("you");
        assertThat(content(own, rest.bot)).isEqualTo("mine");
    }

    private String content(MessageId id, String token) {
        return rest.get(OPEN + "/messages/" + id, token).body().path("content").asText();
    }

    @Test
    void aBotWithoutTheIntentListsNoMembers() {
        String members = "/guilds/" + Samples.GUILD + "/members?limit=10";
        assertRefused(rest.get(members, rest.bot), ApiError.MISSING_ACCESS);
        assertThat(rest.get(members, rest.person).body().size()).isEqualTo(2);
    }

    @Test
    void membersAreFoundByTheBeginningOfAnyOfTheirNames() {
        String search = "/guilds/" + Samples.GUILD + "/members/search?query=";
        assertThat(rest.get(search + "AD", rest.bot).body().findValuesAsText("username"))
                .containsExactly("ada");
        assertThat(rest.get(search + "help&limit=10", rest.person).body().findValuesAsText("username"))
                .containsExactly("helper");
        assertThat(rest.get(search + "da", rest.person).body().size()).isZero();
        assertThat(rest.get(search, rest.person).status()).isEqualTo(400);
        assertThat(rest.get(search + "a&limit=1001", rest.person).status()).isEqualTo(400);
    }

    @Test
    void theGatewayIsWhereTheRequestCameTo() {
        FullHttpRequest request = Rest.request("GET", "/api/v10/gateway", new byte[0]);
        request.headers().set("Host", "chat.example.org:8080");
        assertThat(rest.exchange(request).body().path("url").asText()).isEqualTo("ws://chat.example.org:8080");
        Rest.Got bot = rest.get("/gateway/bot", rest.bot);
        assertThat(bot.body().path("shards").asInt()).isEqualTo(1);
        assertThat(bot.body().path("session_start_limit").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("total", "remaining", "reset_after", "max_concurrency");
    }

    @Test
    void anInviteIsOpenToEverybodyWhoHasItsCode() {
        Rest.Got got = rest.get("/invites/" + Samples.INVITE.code(), null);
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.body().at("/guild/id").asText()).isEqualTo(Samples.GUILD.toString());
        assertRefused(rest.get("/invites/nothing", null), ApiError.UNKNOWN_INVITE);
    }

    @Test
    void anInviteIsCountedAndDatedAsTheQuerySays() {
        String invite = "/invites/" + Samples.INVITE.code();
        JsonNode usual = rest.get(invite, null).body();
        assertThat(usual.has("approximate_member_count")).isFalse();
        assertThat(usual.path("expires_at").isTextual()).isTrue();
        JsonNode asked = rest.get(invite + "?with_counts=true&with_expiration=false", null)
                .body();
        assertThat(asked.path("approximate_member_count").asInt())
                .isEqualTo(Samples.SNAPSHOT.guild().memberCount());
        assertThat(asked.path("approximate_presence_count").asInt()).isEqualTo(Samples.ONLINE);
        assertThat(asked.has("expires_at")).isFalse();
        Rest.Got wrong = rest.get(invite + "?with_counts=perhaps", null);
        assertThat(leaf(wrong, "/with_counts")).isEqualTo(FormError.BOOLEAN_TYPE_CONVERT.name());
        JsonNode guild = rest.get("/guilds/" + Samples.GUILD + "?with_counts=1", rest.person)
                .body();
        assertThat(guild.path("approximate_presence_count").asInt()).isEqualTo(Samples.ONLINE);
    }

    @Test
    void channelsAreMovedInOneGo() {
        String channels = "/guilds/" + Samples.GUILD + "/channels";
        String move = "[{\"id\":\"" + Samples.OPEN + "\",\"position\":2,\"parent_id\":null}," + "{\"id\":\""
                + Samples.HIDDEN + "\",\"position\":null,\"lock_permissions\":true}]";
        assertThat(rest.send("PATCH", channels, rest.person, move).status()).isEqualTo(204);
        assertThat(rest.owners.asked.element().command())
                .isEqualTo(new GuildCommand.MoveChannels(List.of(
                        new GuildCommand.ChannelPosition(Samples.OPEN, Patch.set(2), Patch.clear(), false),
                        new GuildCommand.ChannelPosition(Samples.HIDDEN, Patch.clear(), Patch.keep(), true))));
        Rest.Got wrong = rest.send("PATCH", channels, rest.person, "[{\"id\":\"1\"},{\"position\":-1}]");
        assertThat(leaf(wrong, "/1/id")).isEqualTo(FormError.BASE_TYPE_REQUIRED.name());
        assertThat(leaf(wrong, "/1/position")).isEqualTo(FormError.NUMBER_TYPE_MIN.name());
        assertRefused(rest.send("PATCH", channels, rest.person, "{}"), ApiError.INVALID_FORM_BODY);
    }

    @Test
    void aBrokenEscapeInTheQueryIsNotReadAsNoQuestion() {
        for (String query : List.of("?with_counts=%", "?with_counts=%zz", "?%4")) {
            Rest.Got got = rest.get("/invites/" + Samples.INVITE.code() + query, null);
            assertRefused(got, ApiError.INVALID_FORM_BODY);
            assertThat(leaf(got, "")).isEqualTo(FormError.CUSTOM_VALIDATION.name());
        }
    }

    @Test
    void aBotIsToldWhatIsLeftOfItsBudget() {
        Rest.Got got = rest.get("/gateway/bot", rest.bot);
        assertThat(got.body().at("/session_start_limit/total").asInt()).isEqualTo(Limits.IDENTIFIES_PER_DAY);
        assertThat(got.body().at("/session_start_limit/max_concurrency").asInt())
                .isEqualTo(Limits.MAX_CONCURRENCY_DEFAULT);
    }

    @Test
    void someoneRegistersAndThePasswordIsChecked() {
        Rest.Got made =
                rest.send("POST", "/auth/register", null, "{\"username\":\"eve\",\"password\":\"long enough\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("token").asText()).contains(".");
        Rest.Got wrong = rest.send("POST", "/auth/register", null, "{\"username\":\"d@ve\",\"password\":\"short\"}");
        assertThat(leaf(wrong, "/username")).isEqualTo(FormError.USERNAME_INVALID_CONTAINS.name());
        assertThat(leaf(wrong, "/password")).isEqualTo(FormError.BASE_TYPE_BAD_LENGTH.name());
    }

    @Test
    void aWrongLoginDoesNotSayWhichPartIsWrong() {
        Rest.Got got = rest.send("POST", "/auth/login", null, "{\"login\":\"nobody\",\"password\":\"whatever\"}");
        assertRefused(got, ApiError.INVALID_FORM_BODY);
        assertThat(leaf(got, "/login")).isEqualTo(FormError.INVALID_LOGIN.name());
        assertThat(leaf(got, "/password")).isEqualTo(FormError.INVALID_LOGIN.name());
    }
}
