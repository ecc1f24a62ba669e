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
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("real-servers/kafka/pom.xml"))) return folder;
        }
        throw new AssertionError("not inside a checkout of Guildhall");
    }
}
