package dev.guildhall.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a node does not use costs its start nothing.
@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class ClassesOfTheBusTest {
    @TempDir
    Path folder;

    /// Starts the bus that the reference configuration chooses, uses it and closes it.
    static final class Starter {
        private Starter() {}

        public static void main(String[] arguments) {
            try (EventBus bus = BusModule.start(
                    BusConfig.from(ConfigFactory.load()),
                    Path.of(arguments[0]),
                    InstantSource.system(),
                    System::nanoTime)) {
                Await.value(bus.publish(Records.messages(1, 0, 1)));
                System.out.println("published " + bus.stats().of(Topic.MESSAGES).publishedRecords());
            }
        }
    }

    @Test
    void theEmbeddedBusLoadsNoClassOfKafka() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        List<String> lines;
        try (BufferedReader reader = process.inputReader()) {
            lines = reader.lines().toList();
        }

        assertThat(process.waitFor()).isZero();
        assertThat(lines).contains("published 1").anyMatch(line -> line.contains("org.rocksdb.RocksDB "));
        assertThat(lines)
                .noneMatch(line -> line.contains(" org.apache.kafka.") || line.contains(" dev.guildhall.bus.kafka."));
    }
}
