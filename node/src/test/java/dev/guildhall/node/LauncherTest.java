package dev.guildhall.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher up to the point where it builds or hands over to the product, which other tests start themselves.
final class LauncherTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"start", "stop", "status", "admin", "test", "ledger", "bench"})
    void helpNeedsNoBuild(String command) throws Exception {
        var help = run(Map.of("PATH", "/usr/bin:/bin"), Repository.ROOT, command, "--help");
        assertThat(help.status()).isZero();
        assertThat(help.lines().getFirst()).startsWith("Usage: ./guildhall " + command);
    }

    @Test
    void withoutCommandItListsThem() throws Exception {
        var help = run(Map.of(), Repository.ROOT);
        assertThat(help.status()).isZero();
        assertThat(help.lines()).anyMatch(line -> line.startsWith("  start "));
    }

    @Test
    void unknownCommandIsOneLineAndStatus2() throws Exception {
        assertThat(run(Map.of(), Repository.ROOT, "dance"))
                .isEqualTo(new Run(2, List.of("guildhall: there is no command dance (./guildhall help lists them)")));
    }

    @Test
    void namedJdkOfAnotherVersionIsOneLineAndStatus1() throws Exception {
        var bin = Files.createDirectories(folder.resolve("jdk/bin"));
        for (var tool : List.of("java", "javac")) {
            assertThat(Files.createFile(bin.resolve(tool)).toFile().setExecutable(true))
                    .isTrue();
        }
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.2\"\n");
        var run = run(Map.of("GUILDHALL_JAVA_HOME", folder + "/jdk"), Repository.ROOT, "start");
        assertThat(run)
                .isEqualTo(new Run(
                        1, List.of("guildhall: GUILDHALL_JAVA_HOME is " + folder + "/jdk, which is not a JDK 25")));
    }

    @Test
    void withoutProductThereIsNoNodeToAsk() throws Exception {
        Files.copy(Repository.ROOT.resolve("guildhall"), folder.resolve("guildhall"));
        var run = run(Map.of("GUILDHALL_JAVA_HOME", System.getProperty("java.home")), folder, "status");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines()).singleElement().asString().contains("nothing is built here yet");
    }

    @Test
    void toolsThatTestsMissAreOneLineAndFailInContinuousIntegration() throws Exception {
        var tools = Files.createDirectories(folder.resolve("bin"));
        for (var tool : List.of("bash", "dirname", "id")) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
        }
        var run = run(Map.of("PATH", tools.toString(), "CI", "true"), Repository.ROOT, "test");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines()).singleElement().asString().contains("git node npm gcc");
    }

    private record Run(int status, List<String> lines) {}

    private static Run run(Map<String, String> environment, Path where, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("/bin/bash", "guildhall"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        var given = new HashMap<>(environment);
        given.putIfAbsent("PATH", System.getenv("PATH"));
        builder.environment().clear();
        builder.environment().putAll(given);
        var process = builder.start();
        process.getOutputStream().close();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new Run(process.waitFor(), lines);
    }
}
