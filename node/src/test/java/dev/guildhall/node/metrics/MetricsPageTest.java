package dev.guildhall.node.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The page on metrics lists each of them. Its table is written by this test when it runs with
/// `-Dguildhall.docs=write`, and compared otherwise.
final class MetricsPageTest {
    private static final Path PAGE = Path.of("../docs/metrics.md");
    private static final String START = "<!-- metrics: written by MetricsPageTest -->\n";
    private static final String END = "<!-- end of metrics -->\n";

    @Test
    void thePageListsEveryMetricAsItIs() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(START) + START.length();
        int to = page.indexOf(END);
        assertThat(to).isGreaterThanOrEqualTo(from);
        if ("write".equals(System.getProperty("guildhall.docs"))) {
            Files.writeString(PAGE, page.substring(0, from) + table() + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(table());
        }
    }

    private static String table() {
        StringBuilder text =
                new StringBuilder("\n| Metric | Type | Labels | Of | What it is |\n|---|---|---|---|---|\n");
        for (Metric metric : Metric.values()) {
            text.append("| `%s` | %s | %s | %s | %s |%n"
                    .formatted(
                            metric.exposed(),
                            metric.type().name().toLowerCase(Locale.ROOT),
                            String.join(", ", metric.tags()),
                            metric.from().words(),
                            metric.sentence()));
        }
        return text.append('\n').toString();
    }
}
