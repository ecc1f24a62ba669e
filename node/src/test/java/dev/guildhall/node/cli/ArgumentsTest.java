package dev.guildhall.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.node.config.OperatorError;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArgumentsTest {
    private static final Syntax SYNTAX =
            new Syntax("make", List.of("NAME"), Set.of("--port", "--data"), Set.of("--json"));

    @Test
    void optionsMayStandOnEitherSideOfTheName() {
        for (var words : List.of(List.of("--port", "1", "ada", "--json"), List.of("ada", "--json", "--port=1"))) {
            var arguments = Arguments.parse(SYNTAX, words);
            assertThat(arguments.operand(0)).isEqualTo("ada");
            assertThat(arguments.value("--port", "a number", Integer::valueOf)).contains(1);
            assertThat(arguments.has("--json")).isTrue();
            assertThat(arguments.has("--data")).isFalse();
            assertThat(arguments.words()).isEqualTo(words);
        }
    }

    @Test
    void valueAfterEqualsMayBeAnything() {
        assertThat(Arguments.parse(SYNTAX, List.of("ada", "--data=--json")).value("--data"))
                .contains("--json");
        assertThat(Arguments.parse(SYNTAX, List.of("ada", "--data=a=b")).value("--data"))
                .contains("a=b");
        assertThat(Arguments.parse(SYNTAX, List.of("ada", "--data=")).value("--data"))
                .contains("");
    }

    @ParameterizedTest
    @CsvSource({
        "ada --prot 1, there is no option --prot",
        "ada -p, there is no option -p",
        "ada --port, --port needs a value",
        "ada --port --json, --port needs a value",
        "ada --json=yes, --json takes no value",
        "ada --json --json, --json is given twice",
        "ada --port 1 --port 2, --port is given twice",
        "ada bob, cannot make sense of \"bob\"",
        "--json, a NAME is missing",
    })
    void whatIsWrongIsNamedWithTheWayToHelp(String words, String reason) {
        assertThatThrownBy(() -> Arguments.parse(SYNTAX, List.of(words.split(" ", -1))))
                .isInstanceOf(OperatorError.class)
                .hasMessage(reason + " (./guildhall make --help shows what there is)");
    }

    @Test
    void wordForNumberIsNamed() {
        var arguments = Arguments.parse(SYNTAX, List.of("ada", "--port", "http"));
        assertThatThrownBy(() -> arguments.value("--port", "a number", Integer::valueOf))
                .isInstanceOf(OperatorError.class)
                .hasMessageStartingWith("--port: \"http\" is not a number");
    }
}
