package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.user.Application;
import dev.guildhall.store.Change;
import dev.guildhall.store.OwnerId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Applications and bots as developers' portals make them; each refusal has its code.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApplicationRoutesTest {
    private static final ApplicationId FOREIGN = new ApplicationId(31);
    private static final String MINE = "/applications/" + Samples.APPLICATION.id();

    @SuppressWarnings("NullAway.Init")
    private Rest rest;

    @BeforeAll
    void open(@TempDir Path folder) {
        rest = Rest.unlimited(folder.resolve("store"));
        // Somebody else's, and for nobody else to add.
        Application theirs = new Application(FOREIGN, "theirs", "", new UserId(99), true, false, 0);
        rest.commit(new OwnerId.OfUser(new UserId(FOREIGN.value())), new Change.PutApplication(theirs));
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

    @Test
    void anApplicationIsMadeAndShownToItsOwner() {
        Rest.Got made = rest.send("POST", "/applications", rest.person, "{\"name\":\"helper\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("id").isTextual()).isTrue();
        assertThat(made.body().path("owner").path("id").asText()).isEqualTo(Samples.PERSON.toString());
        assertThat(rest.get(MINE, rest.person).status()).isEqualTo(200);
        refused(rest.get("/applications/" + FOREIGN, rest.person), ApiError.NOT_AUTHORIZED_ON_APPLICATION);
        refused(rest.get("/applications/4711", rest.person), ApiError.UNKNOWN_APPLICATION);
        refused(rest.send("POST", "/applications", rest.bot, "{\"name\":\"x\"}"), ApiError.BOTS_NOT_ALLOWED);
        refused(rest.send("POST", "/applications", rest.person, "{}"), ApiError.INVALID_FORM_BODY);
    }

    @Test
    void aBotAndItsResetAnswerWithATokenThatNamesTheBot() {
        for (String path : new String[] {MINE + "/bot", MINE + "/bot/reset"}) {
            Rest.Got got = rest.send("POST", path, rest.person, "{}");
            assertThat(got.status()).isEqualTo(200);
            assertThat(got.body().path("id").asText()).isEqualTo(Samples.BOT.toString());
            assertThat(got.body().path("token").asText()).contains(".");
            refused(rest.send("POST", path, rest.bot, "{}"), ApiError.BOTS_NOT_ALLOWED);
        }
    }

    @Test
    void aBotComesIntoAGuildByTheScopeBot() {
        Rest.Got got = authorize(Samples.APPLICATION.id(), "bot", "1024", "{\"guild_id\":\"" + Samples.GUILD + "\"}");
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.body().path("location").isTextual()).isTrue();
        assertThat(rest.owners.asked.element().command())
                .isEqualTo(new GuildCommand.AddBot(Samples.BOT, "helper", Permission.VIEW_CHANNEL.mask()));
        authorize(
                Samples.APPLICATION.id(),
                "applications.commands+bot",
                "0",
                "{\"guild_id\":\"" + Samples.GUILD + "\",\"permissions\":\"2048\"}");
        assertThat(rest.owners.asked)
                .last()
                .satisfies(ask -> assertThat(ask.command())
                        .isEqualTo(new GuildCommand.AddBot(Samples.BOT, "helper", Permission.SEND_MESSAGES.mask())));
    }

    @Test
    void whatIsNoAuthorisationAddsNobody() {
        String guild = "{\"guild_id\":\"" + Samples.GUILD + "\"}";
        String no = "{\"guild_id\":\"" + Samples.GUILD + "\",\"authorize\":false}";
        refused(authorize(Samples.APPLICATION.id(), "identify", "0", guild), ApiError.INVALID_OAUTH2_STATE);
        refused(authorize(Samples.APPLICATION.id(), "bot", "0", no), ApiError.INVALID_OAUTH2_STATE);
        refused(authorize(Samples.APPLICATION.id(), "bot", "0", "{}"), ApiError.INVALID_FORM_BODY);
        refused(authorize(new ApplicationId(4711), "bot", "0", guild), ApiError.UNKNOWN_APPLICATION);
        refused(authorize(FOREIGN, "bot", "0", guild), ApiError.APPLICATION_HAS_NO_BOT);
        assertThat(rest.owners.asked).isEmpty();
        rest.owners.guildReply = GuildReply.refused(ApiError.MISSING_PERMISSIONS);
        refused(authorize(Samples.APPLICATION.id(), "bot", "0", guild), ApiError.MISSING_PERMISSIONS);
    }

    private Rest.Got authorize(ApplicationId id, String scope, String permissions, String body) {
        String query = "?client_id=" + id + "&scope=" + scope + "&permissions=" + permissions;
        return rest.send("POST", "/oauth2/authorize" + query, rest.person, body);
    }

    private static void refused(Rest.Got got, ApiError error) {
        assertThat(got.status()).isEqualTo(error.httpStatus());
        assertThat(got.body().path("code").asInt()).isEqualTo(error.code());
    }
}
