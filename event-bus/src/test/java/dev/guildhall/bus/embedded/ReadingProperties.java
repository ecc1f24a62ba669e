package dev.guildhall.bus.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.bus.Await;
import dev.guildhall.bus.BusConfig;
import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.Collector;
import dev.guildhall.bus.ManualClock;
import dev.guildhall.bus.Records;
import dev.guildhall.bus.Subscription;
import dev.guildhall.bus.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/// Whatever happens between, a group that reads on gets every record in order: what is behind the offset once,
/// what a reader was not done with again from where it stood.
final class ReadingProperties {
    /// What may happen to a bus, its one reader and its process.
    enum Step {
        PUBLISH_ONE,
        PUBLISH_TEN,
        LET_READ,
        FAIL_ONCE,
        LEAVE,
        REOPEN
    }

    /// One run: what the group was done with, over all readers.
    private static final class Run implements AutoCloseable {
        private final Path folder;
        private final List<BusRecord> done = new ArrayList<>();
        private final AtomicInteger failures = new AtomicInteger();
        private long published;
        private EmbeddedBus bus;
        private Subscription reading;

        Run(Path folder) {
            this.folder = folder;
            this.bus = open(folder);
            this.reading = subscribe();
        }

        private static EmbeddedBus open(Path folder) {
            BusConfig config = BusConfig.from(
                    ConfigFactory.parseString("guildhall.bus.reading { records-max = 4, retry-pause = 1 ms }")
                            .withFallback(ConfigFactory.load()));
            return EmbeddedBus.open(config, folder.resolve("bus"), new ManualClock());
        }

        private Subscription subscribe() {
            return bus.subscribe("group", Set.of(Topic.MESSAGES), new Collector(records -> {
                if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return CompletableFuture.failedFuture(new IllegalStateException("as it was told"));
                }
                return done(records.stream().map(each -> each.record()).toList());
            }));
        }

        private CompletionStage<Void> done(List<BusRecord> records) {
            synchronized (done) {
                done.addAll(records);
            }
            return CompletableFuture.completedFuture(null);
        }

        private List<BusRecord> done() {
            synchronized (done) {
                return List.copyOf(done);
            }
        }

        void take(Step step) {
            switch (step) {
                case PUBLISH_ONE -> publish(1);
                case PUBLISH_TEN -> publish(10);
                case LET_READ -> awaitAll();
                case FAIL_ONCE -> failures.incrementAndGet();
                case LEAVE -> {
                    reading.close();
                    reading = subscribe();
                }
                case REOPEN -> {
                    bus.close();
                    bus = open(folder);
                    reading = subscribe();
                }
            }
        }

        private void publish(int count) {
            Await.value(bus.publish(Records.messages(1, published, published + count)));
            published += count;
        }

        void awaitAll() {
            Await.until("all is read", () -> done().size() >= published);
        }

        @Override
        public void close() {
            bus.close();
        }
    }

    @Property(tries = 25)
    void nothingIsSkippedAndNothingComesTwice(@ForAll @Size(max = 12) List<Step> steps) throws IOException {
        Path folder = Files.createTempDirectory("bus-reading");
        try (Run run = new Run(folder)) {
            steps.forEach(run::take);
            run.awaitAll();
            assertThat(run.done()).isEqualTo(Records.messages(1, 0, run.published));
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(file);
        }
    }
}
