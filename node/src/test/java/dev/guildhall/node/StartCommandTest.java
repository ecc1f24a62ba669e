package dev.guildhall.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.node.admin.AdminAnswer;
import dev.guildhall.node.admin.RunFile;
import dev.guildhall.node.cli.CommandLine;
import dev.guildhall.node.cli.Terminal;
import dev.guildhall.node.config.OperatorError;
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

final class StartCommandTest {
    @TempDir
    Path data = Path.of("");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> closed = new ArrayList<>();

    @Test
    void helpNamesEveryOption() throws Exception {
        assertThat(run(StartCommandTest::nothing, "start", "--help")).isZero();
        var help = printed.toString(StandardCharsets.UTF_8);
        assertThat(List.of("--port", "--host", "--data", "--config", "--background", "--no-rate-limits"))
                .allSatisfy(option -> assertThat(help).contains(option));
    }

    @Test
    void rehearsalServesOnceAndEnds() throws Exception {
        var status = run(this::recording, "start", "--rehearse", "--data", data.toString());
        assertThat(status).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("Guildhall is ready on http://localhost:4321");
        assertThat(closed).containsExactly("services");
        assertThat(RunFile.ofRunningNode(data)).isEmpty();
    }

    @Test
    void optionsReachTheSettings() throws Exception {
        run(
                (config, settings) -> {
                    assertThat(config.port()).isEqualTo(9);
                    assertThat(config.host()).isEqualTo("127.0.0.1");
                    assertThat(config.dataFolder()).isEqualTo(data);
                    assertThat(settings.getBoolean("guildhall.ratelimit.enabled"))
                            .isFalse();
                    return services();
                },
                "start",
                "--rehearse",
                "--port=9",
                "--host",
                "127.0.0.1",
                "--no-rate-limits",
                "--data",
                data.toString());
        assertThat(closed).containsExactly("services");
    }

    @Test
    void takenPortIsTheOnlyLine() throws Exception {
        var status = run(
                (config, settings) -> {
                    throw OperatorError.failure("Port 8080 is taken");
                },
                "start",
                "--data",
                data.toString());
        assertThat(status).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("guildhall: Port 8080 is taken\n");
    }

    private Services recording(Object config, Object settings) {
        return services();
    }

    private Services services() {
        return new Services(
                4321,
                request -> CompletableFuture.completedFuture(new AdminAnswer.Done()),
                () -> new byte[0],
                () -> closed.add("services"));
    }

    private static Services nothing(Object config, Object settings) {
        throw new AssertionError("help starts nothing");
    }

    private int run(ServicesStart services, String... words) throws Exception {
        var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        var terminal = new Terminal(stream, stream, Map.of());
        return new CommandLine(terminal)
                .with(new StartCommand(terminal, services))
                .run(words);
    }
}
