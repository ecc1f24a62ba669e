package dev.guildhall.acceptance.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Reply;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Code 50035 and a tree that mirrors the request: a bot author reads there which field is wrong.
@OnNode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FormErrorTest {
    private final Place place;

    FormErrorTest(Portal portal) throws IOException, InterruptedException {
        Account owner = portal.register("owner");
        place = Place.open(portal, owner, "forms");
    }

    @Test
    void contentIsMeasuredInCodePointsAndUpToTheLimitIsFine() throws IOException, InterruptedException {
        String longest = "🜁".repeat(Limits.CONTENT_MAX);

        assertThat(send(Wire.object("content", longest))
                        .expect(200)
                        .path("content")
                        .asText())
                .isEqualTo(longest);
        assertError(send(Wire.object("content", longest + "x")), "content", FormError.BASE_TYPE_MAX_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"content\":[]}", "{\"content\":{\"a\":1}}"})
    void contentOfAnotherTypeIsNamed(String body) throws IOException, InterruptedException {
        assertThat(assertForm(raw("POST", place.channel("/messages"), body), "content"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"content\":\"x\",\"tts\":\"maybe\"}|tts",
                "{\"content\":\"x\",\"nonce\":{}}|nonce",
                "{\"content\":\"x\",\"nonce\":\"12345678901234567890123456\"}|nonce",
                "{\"content\":\"x\",\"allowed_mentions\":{\"parse\":[\"nobody\"]}}|allowed_mentions.parse.0",
                "{\"content\":\"x\",\"allowed_mentions\":{\"users\":[\"abc\"]}}|allowed_mentions.users.0",
                "{\"content\":\"x\",\"allowed_mentions\":[]}|allowed_mentions",
                "{\"content\":\"x\",\"message_reference\":{\"message_id\":\"abc\"}}|message_reference.message_id",
                "{\"content\":\"x\",\"message_reference\":{\"message_id\":\"1\"}}|message_reference",
            })
    void wrongFieldOfAMessageIsNamedByItsPath(String body, String path) throws IOException, InterruptedException {
        assertThat(assertForm(raw("POST", place.channel("/messages"), body), path))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name|BASE_TYPE_REQUIRED",
                "{\"name\":\"\"}|name|BASE_TYPE_REQUIRED",
                "{\"name\":\"x\",\"type\":\"text\"}|type|",
                "{\"name\":\"x\",\"type\":77}|type|BASE_TYPE_CHOICES",
                "{\"name\":\"x\",\"parent_id\":\"garden\"}|parent_id|NUMBER_TYPE_COERCE",
                "{\"name\":\"x\",\"rate_limit_per_user\":-1}|rate_limit_per_user|NUMBER_TYPE_MIN",
                "{\"name\":\"x\",\"rate_limit_per_user\":99999}|rate_limit_per_user|NUMBER_TYPE_MAX",
                "{\"name\":\"x\",\"permission_overwrites\":[{\"id\":\"a\",\"type\":0}]}|permission_overwrites.0.id|NUMBER_TYPE_COERCE",
                "{\"name\":\"x\",\"permission_overwrites\":[{\"id\":\"1\",\"type\":9}]}|permission_overwrites.0.type|",
            })
    void wrongFieldOfAChannelIsNamedByItsPath(String body, String path, String code)
            throws IOException, InterruptedException {
        String found = assertForm(raw("POST", place.guild("/channels"), body), path);

        if (code != null) assertThat(found).isEqualTo(code);
    }

    @Test
    void namesThatAreTooLongAreNamed() throws IOException, InterruptedException {
        String tooLong = "x".repeat(Limits.CHANNEL_NAME_MAX + 1);
        String guildName = "x".repeat(Limits.GUILD_NAME_MAX + 1);

        assertError(
                place.asOwner().post(place.guild("/channels"), Wire.object("name", tooLong)),
                "name",
                FormError.BASE_TYPE_BAD_LENGTH);
        assertError(
                place.asOwner().post("/guilds", Wire.object("name", guildName)),
                "name",
                FormError.BASE_TYPE_BAD_LENGTH);
        assertError(place.asOwner().post("/guilds", Wire.object("name", "x")), "name", FormError.BASE_TYPE_BAD_LENGTH);
        assertError(place.asOwner().post("/guilds", Wire.object()), "name", FormError.BASE_TYPE_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]|", "\"text\"|", "42|", "null|"})
    void bodyThatIsNoObjectIsAFormErrorAtTheRoot(String body, String unused) throws IOException, InterruptedException {
        Reply reply = raw("POST", place.guild("/channels"), body);

        assertThat(reply.status()).as("%s", reply).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(ApiError.INVALID_FORM_BODY.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=ten", "before=abc", "limit=99999999999999999999"})
    void wrongQueryOfHistoryIsAFormError(String query) throws IOException, InterruptedException {
        String field = query.substring(0, query.indexOf('='));

        assertThat(assertForm(place.asOwner().get(place.channel("/messages?" + query)), field))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "99999999999999999999", "1.5"})
    void idInAPathThatIsNoSnowflakeIsAFormErrorAndNoFault(String id) throws IOException, InterruptedException {
        Reply reply = place.asOwner().get("/channels/" + id + "/messages");

        assertThat(reply.status()).as("%s", reply).isIn(400, 404);
    }

    @Test
    void registeringWithoutNameOrPasswordNamesBoth() throws IOException, InterruptedException {
        Reply reply = place.portal().anonymous().post("/auth/register", Wire.object("email", "somebody@example.test"));

        assertForm(reply, "username");
        assertForm(reply, "password");
    }

    @Test
    void nameThatIsTakenIsNamed() throws IOException, InterruptedException {
        JsonNode body = Wire.object(
                "username",
                place.owner().name(),
                "email",
                "other@example.test",
                "password",
                "long enough to pass",
                "consent",
                true);

        assertForm(place.portal().anonymous().post("/auth/register", body), "username");
    }

    private Reply send(JsonNode body) throws IOException, InterruptedException {
        return place.asOwner().post(place.channel("/messages"), body);
    }

    private Reply raw(String method, String path, String body) throws IOException, InterruptedException {
        return place.asOwner().call(method, path, "application/json", body);
    }

    private static void assertError(Reply reply, String path, FormError expected) {
        assertThat(assertForm(reply, path)).as("%s", reply).isEqualTo(expected.name());
    }

    /// The code of the first error at that path.
    private static String assertForm(Reply reply, String path) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(400);
        assertThat(reply.code()).as("%s", reply).isEqualTo(ApiError.INVALID_FORM_BODY.code());
        JsonNode node = reply.json().path("errors");
        for (String step : path.split("\\.")) node = node.path(step);
        JsonNode error = node.path("_errors").path(0);
        assertThat(error.path("message").asText()).as("at %s: %s", path, reply).isNotEmpty();
        return error.path("code").asText();
    }
}
