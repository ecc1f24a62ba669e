package dev.guildhall.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The poms of the server and of its client have no parent in common.
final class KafkaVersionTest {
    private static final Pattern VERSION = Pattern.compile("<kafka\\.version>(.*)</kafka\\.version>");

    @Test
    void theServerOfTheTestsIsOfTheClientsVersion() throws IOException {
        Path root = root();

        assertThat(version(root.resolve("real-servers/kafka/pom.xml"))).isEqualTo(version(root.resolve("pom.xml")));
    }

    private static String version(Path pom) throws IOException {
        Matcher found = VERSION.matcher(Files.readString(pom));
        assertThat(found.find()).as("kafka.version in %s", pom).isTrue();
        return found.group(1);
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("real-servers/kafka/pom.xml"))) {
            folder = folder.getParent();
            assertThat(folder).as("the checkout around this test").isNotNull();
        }
        return folder;
    }
}
