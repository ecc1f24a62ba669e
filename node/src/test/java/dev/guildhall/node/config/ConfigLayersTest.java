package dev.guildhall.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigLayersTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theDefaultsAreThoseOfTheReference() {
        var config = NodeConfig.from(new ConfigLayers(Map.of()).load(Map.of(), Optional.empty()));

        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(config.port()).isEqualTo(8080);
        assertThat(config.dataFolder()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(config.roles()).containsExactly(Role.ALL);
    }

    @Test
    void fileWinsOverDefault() throws IOException {
        assertThat(port(Map.of(), Map.of(), file("guildhall.node.port = 9001"))).isEqualTo(9001);
    }

    @Test
    void environmentWinsOverFile() throws IOException {
        assertThat(port(Map.of(), Map.of("GUILDHALL_PORT", "9002"), file("guildhall.node.port = 9001")))
                .isEqualTo(9002);
    }

    @Test
    void environmentThatRepeatsTheDefaultStillWinsOverFile() throws IOException {
        assertThat(port(Map.of(), Map.of("GUILDHALL_PORT", "8080"), file("guildhall.node.port = 9001")))
                .isEqualTo(8080);
    }

    @Test
    void optionWinsOverEnvironment() throws IOException {
        var option = Map.of("guildhall.node.port", 9003);
        assertThat(port(option, Map.of("GUILDHALL_PORT", "9002"), file("guildhall.node.port = 9001")))
                .isEqualTo(9003);
    }

    @Test
    void settingThatDoesNotExistIsRefusedByNameAndLine() throws IOException {
        var mistyped = file("guildhall.node {\n  prot = 1\n}\n");
        assertThatThrownBy(() -> port(Map.of(), Map.of(), mistyped))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("there is no setting guildhall.node.prot")
                .hasMessageContaining(": 2");
    }

    @Test
    void limitsMayBeGivenToRoutesThatTheDefaultsDoNotName() throws IOException {
        var file = file("guildhall.ratelimit.routes.\"GET /gateway\" { permits = 1, per = 1 s }");
        assertThat(port(Map.of(), Map.of(), file)).isEqualTo(8080);
    }

    @Test
    void settingsOfLibrariesMayBeGiven() throws IOException {
        var file = file("pekko.loglevel = DEBUG\nguildhall.node.host = ${ADDRESS}\n");
        var config = new ConfigLayers(Map.of("ADDRESS", "127.0.0.1")).load(Map.of(), Optional.of(file));
        assertThat(config.getString("pekko.loglevel")).isEqualTo("DEBUG");
        assertThat(config.getString("guildhall.node.host")).isEqualTo("127.0.0.1");
    }

    @Test
    void fileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> port(Map.of(), Map.of(), folder.resolve("absent.conf")))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("absent.conf");
    }

    @Test
    void wordForPortIsRefusedByItsVariable() {
        assertThatThrownBy(() -> port(Map.of(), Map.of("GUILDHALL_PORT", "http"), null))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("guildhall.node.port");
    }

    @Test
    void portBeyondTheRangeIsRefused() {
        assertThatThrownBy(() -> port(Map.of("guildhall.node.port", 70_000), Map.of(), null))
                .hasMessageContaining("70000")
                .hasMessageContaining("65535");
    }

    @Test
    void unknownRoleIsRefusedWithTheKnownOnes() throws IOException {
        var file = file("guildhall.node.roles = [kitchen]");
        assertThatThrownBy(() -> port(Map.of(), Map.of(), file))
                .hasMessageContaining("kitchen")
                .hasMessageContaining("all");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("guildhall.conf"), text);
    }

    private static int port(
            Map<String, ?> options, Map<String, String> environment, @org.jspecify.annotations.Nullable Path file) {
        return NodeConfig.from(new ConfigLayers(environment).load(options, Optional.ofNullable(file)))
                .port();
    }
}
