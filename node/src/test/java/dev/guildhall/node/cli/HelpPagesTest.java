package dev.guildhall.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HelpPagesTest {
    @ParameterizedTest
    @MethodSource("syntaxes")
    void pageNamesCommandAndEveryOption(Syntax syntax) {
        var words = syntax.command().split(" ", -1);
        var page = HelpPages.page(words[0]);
        assertThat(page).contains(words[words.length - 1]);
        assertThat(syntax.operands()).allSatisfy(name -> assertThat(page).contains(name));
        assertThat(syntax.valued()).allSatisfy(option -> assertThat(page).contains(option));
        assertThat(syntax.flags()).allSatisfy(option -> assertThat(page).contains(option));
    }

    static Stream<Syntax> syntaxes() {
        var commands = new CommandLine(new Terminal(System.out, System.err, Map.of())).commands();
        return StreamSupport.stream(commands.spliterator(), false).map(Command::syntax);
    }

    @Test
    void firstCommandNamedDecidesThePage() {
        assertThat(HelpPages.pageFor("admin", "create-bot", "--help")).startsWith("Usage: ./guildhall admin");
        assertThat(HelpPages.pageFor("stop", "-h")).startsWith("Usage: ./guildhall stop");
        assertThat(HelpPages.pageFor("help")).contains("Usage: ./guildhall COMMAND");
        assertThat(HelpPages.pageFor("help", "start")).startsWith("Usage: ./guildhall start");
        assertThat(HelpPages.pageFor("--help")).contains("Usage: ./guildhall COMMAND");
    }
}
