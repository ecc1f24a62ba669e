package dev.guildhall.acceptance.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.ThinClient;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.acceptance.process.CommandOutcome;
import dev.guildhall.acceptance.process.NodeCommand;
import dev.guildhall.acceptance.process.NodeProcess;
import dev.guildhall.acceptance.process.Scratch;
import dev.guildhall.common.protocol.Intent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A stranger at the command line: what works says so, what does not says why in one line.
@OnNode
final class LauncherTest {
    @Test
    void helpNamesTheCommandsAndTheirOptions() throws IOException, InterruptedException {
        CommandOutcome help = NodeCommand.of("--help").run();

        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).contains("start", "admin");
        CommandOutcome start = NodeCommand.of("start", "--help").run();
        assertThat(start.exitCode()).isZero();
        assertThat(start.output()).contains("--port", "--data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot", "--port=many", "--port=70000"})
    void optionThatIsWrongIsOneLineAndAFailure(String option) throws IOException, InterruptedException {
        String[] parts = option.split("=");
        List<String> arguments = new ArrayList<>(List.of("start"));
        arguments.addAll(List.of(parts));
        CommandOutcome outcome = new NodeCommand(arguments, Map.of()).run();

        assertOneLine(outcome, parts[0]);
    }

    @Test
    void commandThatDoesNotExistIsOneLineAndAFailure() throws IOException, InterruptedException {
        assertOneLine(NodeCommand.of("strat").run(), "strat");
    }

    @Test
    void portThatIsTakenIsOneLineAndAFailure(NodeProcess running) throws IOException, InterruptedException {
        String port = Integer.toString(running.info().port());
        Path data = Scratch.folder("port-taken");

        assertOneLine(
                NodeCommand.of("start", "--port", port, "--data", data.toString())
                        .run(),
                port);
    }

    @Test
    void dataThatAnotherNodeHoldsIsOneLineAndAFailure(NodeProcess running) throws IOException, InterruptedException {
        CommandOutcome outcome = NodeCommand.of(
                        "start", "--port", "0", "--data", running.data().toString())
                .run();

        assertOneLine(outcome, running.data().toString());
        assertThat(running.isAlive()).isTrue();
    }

    @Test
    void dataFolderThatIsAFileIsOneLineAndAFailure() throws IOException, InterruptedException {
        Path file = Files.createDirectories(Scratch.folder("data-is-a-file")).resolve("data");
        Files.writeString(file, "not a folder");

        assertOneLine(
                NodeCommand.of("start", "--port", "0", "--data", file.toString())
                        .run(),
                file.toString());
    }

    @Test
    void adminWithoutARunningNodeIsOneLineAndAFailure() throws IOException, InterruptedException {
        Path data = Files.createDirectories(Scratch.folder("nobody-home"));

        assertOneLine(
                NodeCommand.of("admin", "create-bot", "butler", "--data", data.toString())
                        .run(),
                data.toString());
    }

    @Test
    void accountsBotsAndTheirGuildsAreMadeFromTheCommandLine(NodeProcess node, Portal portal)
            throws IOException, InterruptedException {
        String data = node.data().toString();
        CommandOutcome made =
                NodeCommand.of("admin", "create-bot", "butler", "--data", data).run();
        assertThat(made.exitCode()).as("%s", made).isZero();
        String token = made.lastOutputLine();
        ThinClient asBot = portal.anonymous().withAuthorization("Bot " + token);
        String botId = asBot.get("/users/@me").expect(200).path("id").asText();
        Account bot = new Account(botId, "butler", token, true);
        Place place = Place.open(portal, portal.register("owner"), "from the command line");

        CommandOutcome added = NodeCommand.of(
                        "admin", "add-bot", "--bot", botId, "--guild", place.guildId(), "--json", "--data", data)
                .run();
        assertThat(added.exitCode()).as("%s", added).isZero();
        assertThat(Wire.parse(added.lastOutputLine()).isObject())
                .as("--json: %s", added)
                .isTrue();
        try (GatewaySession session = GatewaySession.asBot(portal, bot, Intent.GUILDS.mask())) {
            assertThat(session.passed().getLast().data().path("guilds").findValuesAsText("id"))
                    .contains(place.guildId());

            CommandOutcome revoked = NodeCommand.of("admin", "revoke-token", "--token", token, "--data", data)
                    .run();
            assertThat(revoked.exitCode()).as("%s", revoked).isZero();
            session.awaitClose();
        }
        assertThat(asBot.get("/users/@me").status()).isEqualTo(401);
    }

    @Test
    void demoShowsWhatHappensAndEndsWithASummary(NodeProcess node) throws IOException, InterruptedException {
        CommandOutcome demo =
                NodeCommand.of("demo", "--data", node.data().toString()).run();

        assertThat(demo.exitCode()).as("%s", demo).isZero();
        assertThat(demo.output())
                .contains("GUILD_CREATE", "TYPING_START", "MESSAGE_REACTION_ADD", "MESSAGE_UPDATE", "GUILD_DELETE")
                .containsPattern("bot  MESSAGE_CREATE +Hello, is anybody here\\?")
                .containsPattern("\\d+ events: .* at the median");
    }

    @Test
    void accountsForLoadAreMadeFromTheCommandLine(NodeProcess node, Portal portal)
            throws IOException, InterruptedException {
        CommandOutcome made = NodeCommand.of(
                        "admin",
                        "create-users",
                        "--count",
                        "20",
                        "--data",
                        node.data().toString())
                .run();

        assertThat(made.exitCode()).as("%s", made).isZero();
        String[] last = made.lastOutputLine().split(" ");
        assertThat(portal.anonymous()
                        .withAuthorization(last[1])
                        .get("/users/@me")
                        .expect(200)
                        .path("id")
                        .asText())
                .isEqualTo(last[0]);
    }

    @Test
    void personMadeFromTheCommandLineLogsIn(NodeProcess node, Portal portal) throws IOException, InterruptedException {
        CommandOutcome made = NodeCommand.of(
                        "admin",
                        "create-user",
                        "ada",
                        "--email",
                        "ada@example.test",
                        "--password",
                        "a long enough password",
                        "--json",
                        "--data",
                        node.data().toString())
                .run();
        assertThat(made.exitCode()).as("%s", made).isZero();
        assertThat(Wire.parse(made.lastOutputLine()).path("token").asText()).isNotEmpty();

        var body = Wire.object("login", "ada@example.test", "password", "a long enough password");
        portal.anonymous().post("/auth/login", body).expect(200);
    }

    @Test
    void nodeInTheBackgroundServesUntilItIsToldToStop() throws IOException, InterruptedException {
        String data = Scratch.folder("background").resolve("data").toString();
        CommandOutcome started = NodeCommand.of("start", "--background", "--port", "0", "--data", data)
                .run();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(started.exitCode()).as("%s", started).isZero();
            String address = started.output().lines().findFirst().orElseThrow().replaceAll(".*(?=http://)", "");
            assertThat(ThinClient.anonymous(http, URI.create(address))
                            .at("")
                            .get("/health/ready")
                            .status())
                    .isEqualTo(200);
        } finally {
            CommandOutcome stopped = NodeCommand.of("stop", "--data", data).run();
            assertThat(stopped.exitCode()).as("%s", stopped).isZero();
        }
        assertOneLine(NodeCommand.of("stop", "--data", data).run(), data);
    }

    @Test
    void cleanStopExitsWithZeroAndTheNextStartHasEverything() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        try (NodeProcess node = NodeProcess.start(Scratch.folder("stop-and-start"), List.of(), Map.of())) {
            Portal portal = new Portal(http, node.http());
            Account owner = portal.register("owner");
            Place place = Place.open(portal, owner, "kept");
            String id = place.say(owner, "still there tomorrow").path("id").asText();

            node.stop();
            node.startAgain();

            var message = portal.as(owner).get(place.channel("/messages/" + id)).expect(200);
            assertThat(message.path("content").asText()).isEqualTo("still there tomorrow");
        } finally {
            http.shutdownNow();
        }
    }

    /// One clear line: no stack trace, and it names what is wrong.
    private static void assertOneLine(CommandOutcome outcome, String named) {
        assertThat(outcome.exitCode()).as("%s", outcome).isNotZero();
        assertThat(outcome.lines()).as("%s", outcome).hasSize(1);
        assertThat(outcome.lines().getFirst()).contains(named);
    }
}
