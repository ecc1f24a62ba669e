package dev.guildhall.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.node.admin.AdminAnswer;
import dev.guildhall.node.admin.AdminRequest;
import dev.guildhall.node.admin.AdminServer;
import dev.guildhall.node.admin.RunFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandLineTest {
    @TempDir
    Path data = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<AdminRequest> asked = new ArrayList<>();

    @Test
    void unknownOptionIsOneLineAndStatus2() throws Exception {
        assertThat(run("stop", "--prot", "1")).isEqualTo(2);
        assertThat(lines(err))
                .containsExactly("guildhall: there is no option --prot (./guildhall stop --help shows what there is)");
    }

    @Test
    void missingValueIsOneLineAndStatus2() throws Exception {
        assertThat(run("stop", "--data")).isEqualTo(2);
        assertThat(lines(err)).hasSize(1).first().asString().contains("--data");
    }

    @Test
    void unknownCommandIsOneLineAndStatus2() throws Exception {
        assertThat(run("dance")).isEqualTo(2);
        assertThat(lines(err))
                .containsExactly("guildhall: there is no command \"dance\" (./guildhall help lists them)");
    }

    @Test
    void adminWithoutCommandIsOneLineAndStatus2() throws Exception {
        assertThat(run("admin")).isEqualTo(2);
        assertThat(lines(err)).hasSize(1).first().asString().contains("admin --help");
    }

    @Test
    void idThatIsNotOneIsOneLineAndStatus2() throws Exception {
        assertThat(run("admin", "add-bot", "--bot", "ada", "--guild", "5")).isEqualTo(2);
        assertThat(lines(err)).hasSize(1).first().asString().contains("--bot").contains("ada");
    }

    @Test
    void commandsThatNeedNodeSayThatThereIsNone() throws Exception {
        for (var command : List.of("stop", "status")) {
            assertThat(run(command, "--data", data.toString())).as(command).isEqualTo(1);
        }
        assertThat(lines(err))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("guildhall: No node runs on " + data));
    }

    @Test
    void folderMayComeFromTheEnvironment() throws Exception {
        assertThat(run(Map.of("GUILDHALL_DATA", data.toString()), "status")).isEqualTo(1);
        assertThat(lines(err).getFirst()).contains(data.toString());
    }

    @Test
    void tokenOfNewBotIsAloneOnTheLastLine() throws Exception {
        var status = withNode(
                new AdminAnswer.BotCreated(new UserId(42), "engine", "to.ke.n"),
                "admin",
                "create-bot",
                "engine",
                "--owner",
                "7");
        assertThat(status).isZero();
        assertThat(lines(out).getLast()).isEqualTo("to.ke.n");
        assertThat(asked).containsExactly(new AdminRequest.CreateBot("engine", new UserId(7), true));
    }

    @Test
    void privilegedIntentsCanBeLeftOff() throws Exception {
        withNode(
                new AdminAnswer.BotCreated(new UserId(42), "engine", "t"),
                "admin",
                "create-bot",
                "engine",
                "--no-privileged-intents");
        assertThat(asked).containsExactly(new AdminRequest.CreateBot("engine", null, false));
    }

    @Test
    void jsonIsOneObjectOnOneLine() throws Exception {
        withNode(new AdminAnswer.BotCreated(new UserId(42), "engine", "t"), "admin", "create-bot", "engine", "--json");
        assertThat(lines(out))
                .containsExactly("{\"id\":\"42\",\"application_id\":\"42\",\"name\":\"engine\",\"token\":\"t\"}");
    }

    @Test
    void newUserGetsRandomPasswordThatIsPrinted() throws Exception {
        withNode(new AdminAnswer.UserCreated(new UserId(1), "ada", null, "t"), "admin", "create-user", "ada");
        var password = ((AdminRequest.CreateUser) asked.getFirst()).password();
        assertThat(password).hasSize(20);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(password).contains("Token     t");
    }

    @Test
    void accountsForLoadAreOnALineEachAndMadeABoundedNumberAtATime() throws Exception {
        var made = List.of(
                new AdminAnswer.UserCreated(new UserId(1), "load_1", null, "t1"),
                new AdminAnswer.UserCreated(new UserId(2), "load_2", null, "t2"));
        assertThat(withNode(new AdminAnswer.UsersCreated(made), "admin", "create-users", "--count", "501"))
                .isZero();
        assertThat(lines(out)).containsExactly("1 t1", "2 t2", "1 t1", "2 t2");
        assertThat(asked)
                .containsExactly(new AdminRequest.CreateUsers("load", 500), new AdminRequest.CreateUsers("load", 1));
    }

    @Test
    void numberOfAccountsMustBeOne() throws Exception {
        assertThat(run("admin", "create-users")).isEqualTo(2);
        assertThat(run("admin", "create-users", "--count", "many")).isEqualTo(2);
        assertThat(run("admin", "create-users", "--count", "0")).isEqualTo(2);
        assertThat(lines(err)).hasSize(3).allSatisfy(line -> assertThat(line).contains("--count"));
    }

    @Test
    void botIsAddedWithPermissions() throws Exception {
        withNode(new AdminAnswer.Done(), "admin", "add-bot", "--bot", "1", "--guild", "2", "--permissions", "8");
        assertThat(asked).containsExactly(new AdminRequest.AddBot(new UserId(1), new GuildId(2), 8));
    }

    @Test
    void revokingWantsOneTarget() throws Exception {
        assertThat(run("admin", "revoke-token")).isEqualTo(2);
        assertThat(run("admin", "revoke-token", "--user", "1", "--token", "t")).isEqualTo(2);
        assertThat(lines(err)).hasSize(2);
        assertThat(withNode(new AdminAnswer.Done(), "admin", "revoke-token", "--user", "1"))
                .isZero();
        assertThat(withNode(new AdminAnswer.Done(), "admin", "revoke-token", "--token", "t"))
                .isZero();
        assertThat(asked)
                .containsExactly(new AdminRequest.RevokeUser(new UserId(1)), new AdminRequest.RevokeToken("t"));
    }

    @Test
    void refusalIsTheOnlyLine() throws Exception {
        assertThat(withNode(new AdminAnswer.Refused("The name ada is taken"), "admin", "create-user", "ada"))
                .isEqualTo(1);
        assertThat(lines(err)).containsExactly("guildhall: The name ada is taken");
        assertThat(lines(out)).isEmpty();
    }

    private int withNode(AdminAnswer answer, String... arguments) throws Exception {
        try (var server = AdminServer.start(
                request -> {
                    asked.add(request);
                    return CompletableFuture.completedFuture(answer);
                },
                "secret")) {
            RunFile.ofThisProcess(8080, server.port(), "secret", 0).write(data);
            return run(Map.of("GUILDHALL_DATA", data.toString()), arguments);
        }
    }

    private int run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) throws Exception {
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment);
        return new CommandLine(terminal).run(arguments);
    }

    private static List<String> lines(ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
