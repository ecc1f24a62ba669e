package dev.guildhall.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page on compatibility says of each dispatch of the protocol whether it is ever sent: whether some source
/// names it to encode it. Its list is written by this test when it runs with `-Dguildhall.docs=write`, and compared
/// otherwise.
final class SentEventsTest {
    private static final Path EVENTS =
            Repository.ROOT.resolve("common/src/test/resources/golden/protocol/gateway_events.tsv");
    private static final Path PAGE = Repository.ROOT.resolve("docs/compatibility.md");
    private static final String START = "<!-- events: written by SentEventsTest -->\n";
    private static final String END = "<!-- end of events -->\n";
    private static final Pattern NAMED = Pattern.compile("\\bEventType\\.([A-Z_]+)");

    @Test
    void thePageListsEveryEventAsItIs() throws IOException {
        String page = Repository.read(PAGE);
        int from = page.indexOf(START) + START.length();
        int to = page.indexOf(END);
        assertThat(to).isGreaterThanOrEqualTo(from);
        String list = list(sent());
        if ("write".equals(System.getProperty("guildhall.docs"))) {
            Files.writeString(PAGE, page.substring(0, from) + list + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(list);
        }
    }

    private static Set<String> sent() {
        return Repository.sources().stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .flatMap(file -> NAMED.matcher(Repository.read(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String list(Set<String> sent) {
        StringBuilder text = new StringBuilder("\n| Event | Intent | Priority | Sent |\n|---|---|---|---|\n");
        Repository.read(EVENTS)
                .lines()
                .map(line -> line.split("\t"))
                .filter(cells -> cells.length > 5 && cells[0].equals("dispatch"))
                .forEach(cells -> names(cells[1])
                        .forEach(name -> text.append("| `%s` | %s | %s | %s |%n"
                                .formatted(
                                        name,
                                        cells[3].replace("|", " or "),
                                        cells[5],
                                        sent.contains(name) ? "yes" : ""))));
        return text.append('\n').toString();
    }

    /// `X_CREATE/UPDATE/DELETE` is three names; a remark in parentheses is none.
    private static Stream<String> names(String cell) {
        String[] parts = cell.replaceAll(" \\(.*\\)", "").split("/");
        String stem = parts[0].substring(0, parts[0].lastIndexOf('_') + 1);
        return Stream.concat(Stream.of(parts[0]), Arrays.stream(parts).skip(1).map(stem::concat));
    }
}
