package dev.guildhall.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class GreetingTest {
    @Test
    void saysAllThatStrangerNeeds() {
        var lines = String.join("\n", Greeting.lines(8080, Path.of("data").toAbsolutePath(), false));
        assertThat(lines)
                .startsWith("Guildhall is ready on http://localhost:8080")
                .contains("./guildhall admin create-user NAME\n")
                .contains("./guildhall admin create-bot NAME")
                .contains(Path.of("data").toAbsolutePath().toString())
                .contains("README.md")
                .contains("Ctrl-C");
    }

    @Test
    void namesTheFolderInEveryCommandWhenItIsNotTheUsualOne() {
        var lines = String.join("\n", Greeting.lines(8080, Path.of("/srv/chat"), true));
        assertThat(lines)
                .contains("create-user NAME --data /srv/chat")
                .contains("create-bot NAME --data /srv/chat")
                .contains("./guildhall stop --data /srv/chat");
    }
}
