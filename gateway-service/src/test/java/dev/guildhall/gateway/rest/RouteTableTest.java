package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RouteTableTest {
    private static final Path ENDPOINTS = Path.of("../common/src/test/resources/golden/protocol/rest_endpoints.tsv");

    /// What a parameter is called differs between the sources.
    private static String folded(String method, String template) {
        return method + " " + template.replaceAll("\\{[^/]*}", "{}");
    }

    @Test
    void everyRouteIsOneOfTheProtocol(@TempDir Path folder) throws IOException {
        Set<String> known = Files.readAllLines(ENDPOINTS).stream()
                .map(line -> line.split("\t"))
                .filter(cells -> cells.length > 1)
                .map(cells -> folded(cells[0], cells[1]))
                .collect(Collectors.toSet());
        try (Rest rest = Rest.unlimited(folder.resolve("store"))) {
            List<String> ours = rest.routes.stream()
                    .map(route -> folded(route.method(), route.template()))
                    .toList();
            assertThat(ours).isSubsetOf(known).doesNotHaveDuplicates();
        }
    }
}
