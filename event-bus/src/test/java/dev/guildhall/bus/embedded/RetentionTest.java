package dev.guildhall.bus.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.bus.Await;
import dev.guildhall.bus.BusConfig;
import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.Collector;
import dev.guildhall.bus.Delivered;
import dev.guildhall.bus.ManualClock;
import dev.guildhall.bus.Records;
import dev.guildhall.bus.Subscription;
import dev.guildhall.bus.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class RetentionTest {
    private static final Set<Topic> MESSAGES = Set.of(Topic.MESSAGES);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration AGE_CHECK = Duration.ofMinutes(1);
    /// A row is its key and its value.
    private static final int VALUE_BYTES = 1016;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private final HeldTime time = new HeldTime();

    private EmbeddedBus open() {
        BusConfig config = BusConfig.from(ConfigFactory.parseString("""
                guildhall.bus.embedded.retention.messages { bytes = 160 KiB, age = 1 h }
                """).withFallback(ConfigFactory.load()));
        EmbeddedBus bus = EmbeddedBus.opened(config, folder.resolve("bus"), clock, new Threads(2), time);
        bus.begin();
        return bus;
    }

    private static void publish(EmbeddedBus bus, int count) {
        List<CompletionStage<Void>> stages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stages.add(bus.publish(List.of(Records.large(Topic.MESSAGES, 1, VALUE_BYTES))));
        }
        stages.forEach(Await::value);
    }

    private static long dropped(EmbeddedBus bus) {
        return bus.stats().of(Topic.MESSAGES).droppedUnread();
    }

    private static void join(EmbeddedBus bus, String group) {
        Collector reader = new Collector(records -> new CompletableFuture<>());
        bus.subscribe(group, MESSAGES, reader);
    }

    private static List<Delivered> read(EmbeddedBus bus, String group, int count) {
        Collector reader = new Collector();
        try (Subscription reading = bus.subscribe(group, MESSAGES, reader)) {
            reader.awaitCount(count);
            assertThat(reading).isNotNull();
        }
        return reader.delivered();
    }

    /// Pieces of 10 KiB: records 0 to 9 are the first one to go.
    @Test
    void theOldestGoesWhenThereIsTooMuch() {
        try (EmbeddedBus bus = open()) {
            publish(bus, 161);
            List<Delivered> left = read(bus, "reader", 151);

            assertThat(left).hasSize(151);
            assertThat(left.getFirst().offset()).isEqualTo(10);
            assertThat(left.getLast().offset()).isEqualTo(160);
            assertThat(dropped(bus)).as("nobody had begun to read").isZero();
        }
    }

    @Test
    void whatAKnownGroupHadNotReadIsCountedAfterARestartToo() {
        try (EmbeddedBus bus = open()) {
            publish(bus, 5);
            assertThat(read(bus, "half", 5)).hasSize(5);
        }
        try (EmbeddedBus bus = open()) {
            join(bus, "nothing");
            publish(bus, 156);

            assertThat(dropped(bus)).isEqualTo(5 + 10);
            assertThat(read(bus, "half", 151).getFirst().offset()).isEqualTo(10);
        }
    }

    @Test
    void whatEveryGroupHadReadIsNotCounted() {
        try (EmbeddedBus bus = open()) {
            publish(bus, 100);
            assertThat(read(bus, "reader", 100)).hasSize(100);
            publish(bus, 100);

            assertThat(dropped(bus)).isZero();
        }
    }

    @Test
    void whatIsTooOldGoesThoughNobodyPublishes() {
        try (EmbeddedBus bus = open()) {
            publish(bus, 25);
            clock.pass(Duration.ofMinutes(40));
            publish(bus, 10);
            clock.pass(Duration.ofMinutes(30));
            time.end(AGE_CHECK);
            publish(bus, 1);

            // 20 to 29 are one piece, and its newest is young enough.
            assertThat(read(bus, "reader", 16).getFirst().offset()).isEqualTo(20);
            clock.pass(Duration.ofHours(2));
            time.end(AGE_CHECK);
        }
        try (EmbeddedBus bus = open()) {
            publish(bus, 1);
            List<Delivered> left = read(bus, "late", 1);

            assertThat(left).hasSize(1);
            assertThat(left.getFirst().offset()).as("offsets never come again").isEqualTo(36);
        }
    }

    @Test
    void topicsAreKeptEachByItsOwnRule() {
        BusRecord guild = Records.record(Topic.GUILD_EVENTS, 1, 1);
        try (EmbeddedBus bus = open()) {
            Await.value(bus.publish(List.of(guild)));
            publish(bus, 500);
            clock.pass(Duration.ofHours(2));
            time.end(AGE_CHECK);
            publish(bus, 1);
            Collector reader = new Collector();
            bus.subscribe("guilds", Set.of(Topic.GUILD_EVENTS, Topic.MESSAGES), reader);
            reader.awaitCount(2);

            assertThat(reader.records())
                    .containsExactlyInAnyOrder(guild, Records.large(Topic.MESSAGES, 1, VALUE_BYTES));
        }
    }

    @Test
    void aReaderThatFailsWaitsForThePause() {
        try (EmbeddedBus bus = open()) {
            publish(bus, 1);
            Collector reader = new Collector(records -> CompletableFuture.failedFuture(new IllegalStateException()));
            Subscription failing = bus.subscribe("failing", MESSAGES, reader);
            for (int calls = 1; calls < 4; calls++) {
                reader.awaitCalls(calls);
                Await.until("a pause begins", () -> time.open(PAUSE) == 1);
                assertThat(reader.calls()).isEqualTo(calls);
                time.end(PAUSE);
            }
            Await.until("a pause begins", () -> time.open(PAUSE) == 1);
            failing.close();
            time.end(PAUSE);

            assertThat(bus.stats().of(Topic.MESSAGES).repeatedRecords()).isEqualTo(3);
            assertThat(read(bus, "failing", 1)).hasSize(1);
            assertThat(reader.calls()).isEqualTo(4);
        }
    }
}
