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
        jdk("jdk", "17.0.2", "");
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

    /// Many machines have 17 as their default.
    @Test
    void defaultJdkOfAnotherVersionIsPassedOver() throws Exception {
        Files.copy(Repository.ROOT.resolve("guildhall"), folder.resolve("guildhall"));
        jdk("old", "17.0.2", "");
        var jdks = Files.createDirectories(folder.resolve("home/.jdks"));
        Files.createSymbolicLink(jdks.resolve("new"), Path.of(System.getProperty("java.home")));
        var given = Map.of("JAVA_HOME", folder + "/old", "HOME", folder + "/home");
        assertThat(run(given, folder, "status").lines())
                .singleElement()
                .asString()
                .contains("nothing is built here yet");
    }

    @Test
    void productIsBuiltOnceAndAgainOnlyWhenItsSourcesChange() throws Exception {
        var given = workshop();
        assertThat(run(given, folder, "start", "--port", "1").lines())
                .contains("  [1/1] Guildhall Toy")
                .last()
                .asString()
                .endsWith("node.jar start --port 1");
        assertThat(run(given, folder, "start").lines())
                .singleElement()
                .asString()
                .endsWith("node.jar start");
        Files.writeString(folder.resolve("node/src/main/A.java"), "class A { int changed; }");
        assertThat(run(given, folder, "start").lines()).contains("  [1/1] Guildhall Toy");
        assertThat(Files.readAllLines(folder.resolve("builds"))).hasSize(2);
    }

    @Test
    void buildThatFailsSaysWhyAndWhereItsLogIs() throws Exception {
        var given = workshop();
        Files.writeString(folder.resolve("maven/bin/mvn"), "#!/bin/bash\necho '[ERROR] no such symbol'\nexit 1\n");
        var run = run(given, folder, "start");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines())
                .contains("[ERROR] no such symbol")
                .last()
                .asString()
                .contains("build/build.log");
    }

    /// A project of one file, a Maven that writes down that it was called, and a JDK that says what it is to run.
    private Map<String, String> workshop() throws IOException {
        Files.copy(Repository.ROOT.resolve("guildhall"), folder.resolve("guildhall"));
        for (var file : List.of("pom.xml", ".mvn/jvm.config", "node/pom.xml", "node/src/main/A.java")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), file);
        }
        script("maven/bin/mvn", """
                echo built >> builds
                echo '[INFO] Building Guildhall Toy 1.0 [1/1]'
                mkdir -p node/target/lib
                echo jar > node/target/node.jar
                """);
        jdk("jdk", "25.0.1", """
                for word in "$@"; do case $word in -XX:AOTCacheOutput=*) : > "${word#*=}" ;; esac; done
                echo "$@"
                """);
        return Map.of("GUILDHALL_JAVA_HOME", folder + "/jdk", "GUILDHALL_MAVEN_HOME", folder + "/maven");
    }

    private void jdk(String name, String version, String java) throws IOException {
        script(name + "/bin/java", java);
        script(name + "/bin/javac", "");
        Files.writeString(folder.resolve(name + "/release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private void script(String name, String lines) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + lines);
        assertThat(file.toFile().setExecutable(true)).isTrue();
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
