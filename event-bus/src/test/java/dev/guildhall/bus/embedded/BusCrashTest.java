package dev.guildhall.bus.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bus.Await;
import dev.guildhall.bus.Collector;
import dev.guildhall.bus.EventBus;
import dev.guildhall.bus.Records;
import dev.guildhall.bus.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process is killed in the middle of its work, and what it acknowledged is looked for. Nothing depends on
/// speed: the process runs until it is killed, at a chosen acknowledgement.
@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class BusCrashTest {
    @TempDir
    Path folder;

    private int rounds;

    /// What a process said before it died.
    private record Said(long acknowledged, long read, List<String> failures) {}

    private Process start(long first, int length, String... before) throws IOException {
        List<String> command = new ArrayList<>(List.of(before));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx256m", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(CrashingPublisher.class.getName(), folder.toString(), "" + first, "" + length));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Kills the process when it has acknowledged `count`; 0 lets it end by itself.
    private static Said listen(Process process, int count) throws IOException {
        long acknowledged = -1;
        long read = -1;
        int seen = 0;
        List<String> failures = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                switch (words[0]) {
                    case "acknowledged" -> {
                        acknowledged = Long.parseLong(words[1]);
                        // By the handle: Process would close the pipe too, and lose what was printed last.
                        if (++seen == count) process.toHandle().destroyForcibly();
                    }
                    case "read" -> read = Math.max(read, Long.parseLong(words[1]));
                    default -> failures.add(line);
                }
            }
        } finally {
            process.destroyForcibly();
        }
        return new Said(acknowledged, read, failures);
    }

    /// All numbers from 0 are there, in order and whole, and the group goes on no later than it stopped. Returns
    /// the number behind the last.
    private long assertNothingLost(long from, Said said) {
        rounds++;
        try (EventBus bus = CrashingPublisher.open(folder)) {
            Await.value(bus.publish(List.of(
                    Records.record(Topic.MESSAGES, 1, CrashingPublisher.MARK),
                    Records.record(Topic.PRESENCE, 1, CrashingPublisher.MARK))));
            List<Long> messages = numbers(bus, "looking-" + rounds, Topic.MESSAGES, rounds);
            List<Long> presence = numbers(bus, "looking-" + rounds, Topic.PRESENCE, rounds);
            assertThat(messages)
                    .isEqualTo(LongStream.range(0, messages.size()).boxed().toList())
                    .hasSizeGreaterThan((int) said.acknowledged());
            assertThat(presence)
                    .as("one hand-over is there whole or not at all")
                    .isEqualTo(messages);
            List<Long> goneOn = numbers(bus, "crashing", Topic.MESSAGES, 1);
            long goesOnAt = goneOn.isEmpty() ? messages.size() : goneOn.getFirst();
            assertThat(goesOnAt).isLessThanOrEqualTo(Math.max(from, said.read() + 1));
            return messages.size();
        }
    }

    /// What the group reads up to the mark that is the last record.
    private static List<Long> numbers(EventBus bus, String group, Topic topic, int marks) {
        Collector reader = new Collector();
        bus.subscribe(group, Set.of(topic), reader);
        Await.until("the last mark is read", () -> marks(reader) == marks);
        return reader.records().stream()
                .map(CrashingPublisher::number)
                .filter(number -> number != CrashingPublisher.MARK)
                .toList();
    }

    private static long marks(Collector reader) {
        return reader.records().stream()
                .filter(record -> CrashingPublisher.number(record) == CrashingPublisher.MARK)
                .count();
    }

    @Test
    void killedAgainAndAgainItLosesNothingThatItAcknowledged() throws IOException {
        long next = 0;
        for (int count : new int[] {1, 40, 1500}) {
            Said said = listen(start(next, 100), count);
            assertThat(said.failures()).isEmpty();
            assertThat(said.acknowledged()).isGreaterThanOrEqualTo(next);
            next = assertNothingLost(next, said);
        }
    }

    /// `ulimit -f` makes a write fail as a full disk does, in the middle of a record.
    @Test
    void aDiskThatTakesNoMoreFailsHandOversAndLosesNone() throws IOException, InterruptedException {
        Process process = start(0, 64 << 10, "sh", "-c", "ulimit -f 40960 && exec \"$0\" \"$@\"");
        Said said = listen(process, 0);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said.failures()).containsOnly("failed BusUnavailable");
        assertThat(said.acknowledged()).isGreaterThan(20);
        assertThat(assertNothingLost(0, said)).isGreaterThan(said.acknowledged());
    }
}
