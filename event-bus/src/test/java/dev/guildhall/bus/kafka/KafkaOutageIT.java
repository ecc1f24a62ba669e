package dev.guildhall.bus.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.bus.Await;
import dev.guildhall.bus.BusConfig;
import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.BusStats;
import dev.guildhall.bus.BusUnavailable;
import dev.guildhall.bus.Collector;
import dev.guildhall.bus.EventBus;
import dev.guildhall.bus.Records;
import dev.guildhall.bus.Topic;
import dev.guildhall.servers.ServerKind;
import dev.guildhall.servers.ServerProcess;
import dev.guildhall.servers.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kafka goes and comes back under the bus. Nothing waits for a time: what happened is waited for.
@SuppressWarnings("NullAway.Init") // JUnit makes the folder and the server.
final class KafkaOutageIT {
    private static final Set<Topic> MESSAGES = Set.of(Topic.MESSAGES);
    private static final int KEYS = 8;

    @TempDir
    static Path folder;

    private static ServerProcess server;

    private final String prefix = KafkaBuses.prefix();
    private final List<EventBus> opened = new ArrayList<>();

    @BeforeAll
    static void startServer() {
        server = Servers.own(ServerKind.KAFKA, folder.resolve("kafka"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @AfterEach
    void closeAll() {
        opened.forEach(EventBus::close);
    }

    private EventBus open(String... more) {
        String text = KafkaBuses.settings(server, prefix) + """
                guildhall.bus.reading.retry-pause = 50 ms
                guildhall.bus.kafka.request-timeout = 2 s
                """ + String.join("\n", more);
        BusConfig config = BusConfig.from(ConfigFactory.parseString(text).withFallback(ConfigFactory.load()));
        EventBus bus = KafkaBus.start(config, System::nanoTime);
        opened.add(bus);
        return bus;
    }

    /// Publishes the numbers of one key one after the other, each when the one before is acknowledged, until it is
    /// told to stop: what the journal's drain does.
    private static final class Writer {
        private final EventBus bus;
        private final long key;
        private final AtomicInteger acknowledged = new AtomicInteger();
        private final CompletableFuture<Integer> ended = new CompletableFuture<>();
        private volatile boolean stopping;

        Writer(EventBus bus, long key) {
            this.bus = bus;
            this.key = key;
        }

        void next() {
            int number = acknowledged.get();
            if (stopping) {
                ended.complete(number);
                return;
            }
            bus.publish(Records.messages(key, number, number + 1)).whenComplete((done, failure) -> {
                if (failure != null) {
                    ended.completeExceptionally(failure);
                } else {
                    acknowledged.incrementAndGet();
                    next();
                }
            });
        }

        int acknowledged() {
            return acknowledged.get();
        }

        /// How many it got acknowledged, in the end.
        int stop() {
            stopping = true;
            return Await.value(ended);
        }
    }

    private static List<Writer> writers(EventBus bus) {
        List<Writer> writers = new ArrayList<>();
        for (int key = 1; key <= KEYS; key++) writers.add(new Writer(bus, key));
        writers.forEach(Writer::next);
        return writers;
    }

    private static void awaitProgress(List<Writer> writers, int more) {
        List<Integer> goals =
                writers.stream().map(writer -> writer.acknowledged() + more).toList();
        Await.until(more + " more of each key", () -> {
            for (int i = 0; i < goals.size(); i++) {
                if (writers.get(i).acknowledged() < goals.get(i)) return false;
            }
            return true;
        });
    }

    /// Every acknowledged record is read, in order, and none twice: no hand-over was repeated.
    private static void assertAllRead(List<Writer> writers, Collector reader) {
        for (Writer writer : writers) {
            int count = writer.stop();
            Await.until(
                    "key " + writer.key + " is read",
                    () -> reader.records(writer.key).size() >= count);
            assertThat(reader.records(writer.key)).isEqualTo(Records.messages(writer.key, 0, count));
        }
        reader.assertInOrder();
    }

    @Test
    void aNodeStartsWhileKafkaIsDownAndItsRecordsWait() throws Exception {
        server.kill9();
        EventBus bus = open();
        Collector reader = new Collector();
        bus.subscribe("early", MESSAGES, reader);
        List<CompletionStage<Void>> stages = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            stages.add(bus.publish(Records.messages(1, number, number + 1)));
        }
        Await.until("Kafka was asked", () -> bus.stats().failures() > 2);
        assertThat(stages).noneMatch(stage -> stage.toCompletableFuture().isDone());
        assertThat(bus.stats().reachable()).isFalse();

        server.startAgain();
        stages.forEach(Await::value);
        reader.awaitCount(100);
        assertThat(reader.records()).isEqualTo(Records.messages(1, 0, 100));
        Await.until("it answers", () -> bus.stats().reachable());
    }

    @Test
    void killedUnderLoadItLosesNothingAndKeepsTheOrderOfEachKey() throws Exception {
        EventBus bus = open();
        Collector reader = new Collector();
        bus.subscribe("load", MESSAGES, reader);
        List<Writer> writers = writers(bus);
        for (int round = 0; round < 2; round++) {
            awaitProgress(writers, 30);
            server.kill9();
            Await.until("it is missed", () -> !bus.stats().reachable());
            server.startAgain();
        }
        awaitProgress(writers, 30);

        assertAllRead(writers, reader);
        assertThat(bus.stats().refused()).isZero();
        Await.until("it answers", () -> bus.stats().reachable());
    }

    /// Hand-overs that nobody waits for are sent in order too, whatever is in flight when the server dies.
    @Test
    void whatWasHandedOverAtOnceKeepsItsOrderOverADeath() throws Exception {
        EventBus bus = open("guildhall.bus.kafka.properties { linger.ms = 0, batch.size = 1024 }");
        Await.value(bus.publish(Records.messages(1, 0, 1)));
        List<CompletionStage<Void>> stages = new ArrayList<>();
        for (int number = 1; number < 10_000; number++) {
            stages.add(bus.publish(Records.messages(1, number, number + 1)));
            if (number == 5000) server.kill9();
        }
        server.startAgain();
        stages.forEach(Await::value);
        Collector reader = new Collector();
        bus.subscribe("at-once", MESSAGES, reader);
        reader.awaitCount(10_000);

        assertThat(reader.records()).isEqualTo(Records.messages(1, 0, 10_000));
    }

    @Test
    void aServerThatHangsHoldsNoCallerUpAndWhatWaitsIsBounded() throws Exception {
        EventBus bus = open("guildhall.bus.kafka.waiting-bytes-max = 200 KiB");
        Collector reader = new Collector();
        bus.subscribe("hanging", MESSAGES, reader);
        List<Writer> writers = writers(bus);
        awaitProgress(writers, 10);
        server.pause();
        List<CompletionStage<Void>> taken = new ArrayList<>();
        CompletionStage<Void> last = CompletableFuture.completedFuture(null);
        while (!last.toCompletableFuture().isCompletedExceptionally()) {
            taken.add(last);
            last = bus.publish(List.of(Records.large(Topic.PRESENCE, 9, 1000)));
        }
        assertThat(Await.failure(last)).isInstanceOf(BusUnavailable.class);
        BusStats stats = bus.stats();
        assertThat(stats.waitingBytes()).isBetween(100L << 10, 200L << 10);
        assertThat(stats.refused()).isPositive();
        Await.until("it is missed", () -> !bus.stats().reachable());

        server.goOn();
        taken.forEach(Await::value);
        awaitProgress(writers, 10);
        assertAllRead(writers, reader);
        Await.until("nothing waits", () -> bus.stats().waitingBytes() == 0);
    }

    /// Commits fail while the server is gone; the group goes on behind what it was done with, or reads it again.
    @Test
    void aGroupWhoseServerDiedReadsOnAndSkipsNothing() throws Exception {
        EventBus bus = open();
        List<CompletableFuture<Void>> stages = new ArrayList<>();
        Collector reader = new Collector(records -> {
            CompletableFuture<Void> stage = new CompletableFuture<>();
            synchronized (stages) {
                stages.add(stage);
            }
            return stage;
        });
        bus.subscribe("dying", MESSAGES, reader);
        Await.value(bus.publish(Records.messages(1, 0, 10)));
        reader.awaitCalls(1);
        server.kill9();
        Await.until("it is missed", () -> !bus.stats().reachable());
        complete(stages);
        server.startAgain();
        Await.value(bus.publish(Records.messages(1, 10, 20)));
        Await.until("all is read", () -> {
            complete(stages);
            return reader.records().contains(Records.record(Topic.MESSAGES, 1, 19));
        });

        List<BusRecord> distinct = reader.records().stream().distinct().toList();
        assertThat(distinct).isEqualTo(Records.messages(1, 0, 20));
    }

    private static void complete(List<CompletableFuture<Void>> stages) {
        synchronized (stages) {
            stages.forEach(stage -> stage.complete(null));
        }
    }

    @Test
    void closingWhileKafkaIsGoneEndsAndSaysWhatWasNotKept() throws Exception {
        EventBus bus = open("guildhall.bus.reading.close-wait = 300 ms");
        bus.subscribe("closing", MESSAGES, new Collector());
        Await.value(bus.publish(Records.messages(1, 0, 1)));
        server.kill9();
        List<CompletionStage<Void>> stages = new ArrayList<>();
        for (int number = 1; number < 50; number++) {
            stages.add(bus.publish(Records.messages(1, number, number + 1)));
        }
        bus.close();

        assertThat(stages).allSatisfy(stage -> assertThat(Await.failure(stage)).isInstanceOf(BusUnavailable.class));
        assertThat(bus.stats().waitingBytes()).isZero();
        server.startAgain();
    }
}
