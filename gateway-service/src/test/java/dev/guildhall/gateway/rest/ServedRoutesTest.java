package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page on compatibility says of each route of the protocol whether it is served. Its list is written by this
/// test when it runs with `-Dguildhall.docs=write`, and compared otherwise.
final class ServedRoutesTest {
    private static final Path ENDPOINTS = Path.of("../common/src/test/resources/golden/protocol/rest_endpoints.tsv");
    private static final Path PAGE = Path.of("../docs/compatibility.md");
    private static final String START = "<!-- routes: written by ServedRoutesTest -->\n";
    private static final String END = "<!-- end of routes -->\n";

    private record Endpoint(String method, String path, String area, String priority) {
        /// What a parameter is called differs between the sources.
        String folded() {
            return method + " " + path.replaceAll("\\{[^/]*}", "{}");
        }
    }

    @Test
    void thePageListsEveryRouteAsItIs(@TempDir Path folder) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(START) + START.length();
        int to = page.indexOf(END);
        assertThat(to).isGreaterThanOrEqualTo(from);
        String list = list(served(folder));
        if ("write".equals(System.getProperty("guildhall.docs"))) {
            Files.writeString(PAGE, page.substring(0, from) + list + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(list);
        }
    }

    /// What the page does not list, the matrix of permissions would not ask for.
    @Test
    void everyServedRouteIsOfTheProtocol(@TempDir Path folder) throws IOException {
        assertThat(endpoints()).extracting(Endpoint::folded).containsAll(served(folder));
    }

    private static Set<String> served(Path folder) {
        try (Rest rest = Rest.unlimited(folder.resolve("store"))) {
            return rest.routes.stream()
                    .map(route -> new Endpoint(route.method(), route.template(), "", "").folded())
                    .collect(Collectors.toSet());
        }
    }

    private static String list(Set<String> served) throws IOException {
        List<Endpoint> endpoints = endpoints();
        StringBuilder text = new StringBuilder("\n| Priority | Served | Of |\n|---|---|---|\n");
        Map<String, List<Endpoint>> byPriority = endpoints.stream()
                .collect(Collectors.groupingBy(Endpoint::priority, TreeMap::new, Collectors.toList()));
        byPriority.forEach((priority, all) -> text.append("| %s | %d | %d |%n"
                .formatted(
                        priority,
                        all.stream()
                                .filter(each -> served.contains(each.folded()))
                                .count(),
                        all.size())));
        text.append("\n| Route | Area | Priority | Served |\n|---|---|---|---|\n");
        for (Endpoint each : endpoints) {
            text.append("| `%s %s` | %s | %s | %s |%n"
                    .formatted(
                            each.method(),
                            each.path(),
                            each.area(),
                            each.priority(),
                            served.contains(each.folded()) ? "yes" : ""));
        }
        return text.append('\n').toString();
    }

    private static List<Endpoint> endpoints() throws IOException {
        List<Endpoint> endpoints = new ArrayList<>();
        for (String line : Files.readAllLines(ENDPOINTS)) {
            String[] cells = line.split("\t");
            if (cells.length > 4 && !line.startsWith("#") && !cells[0].equals("method")) {
                endpoints.add(new Endpoint(cells[0], cells[1], cells[2], cells[4]));
            }
        }
        return endpoints;
    }
}
