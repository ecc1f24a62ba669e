package dev.guildhall.bus.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bus.Await;
import dev.guildhall.bus.BusConfig;
import dev.guildhall.bus.BusModule;
import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.Collector;
import dev.guildhall.bus.EventBus;
import dev.guildhall.bus.EventBusContract;
import dev.guildhall.bus.ManualClock;
import dev.guildhall.bus.RecordRefused;
import dev.guildhall.bus.Records;
import dev.guildhall.bus.Topic;
import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.servers.RunningServer;
import dev.guildhall.servers.ServerKind;
import dev.guildhall.servers.Servers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KafkaEventBusIT extends EventBusContract {
    private static final Set<Topic> MESSAGES = Set.of(Topic.MESSAGES);

    private final RunningServer server = Servers.ofRun(ServerKind.KAFKA);
    private final String prefix = KafkaBuses.prefix();

    @BeforeEach
    void makeTopics() {
        Set<String> names = Arrays.stream(Topic.values()).map(this::name).collect(Collectors.toSet());
        KafkaBuses.makeTopics(server, names, Map.of());
    }

    private String name(Topic topic) {
        return prefix + topic.topicName();
    }

    @Override
    protected EventBus start(BusConfig config) {
        return BusModule.start(config, Path.of("unused"), new ManualClock(), System::nanoTime);
    }

    @Override
    protected String settings() {
        return KafkaBuses.settings(server, prefix);
    }

    @Override
    protected int partitions() {
        return 4;
    }

    @Test
    void topicsThatAreMissingAreMade() throws Exception {
        String fresh = KafkaBuses.prefix();
        EventBus bus = open("guildhall.bus.kafka { prefix = \"" + fresh + "\", partitions = 3 }");
        Await.value(bus.publish(List.of(Records.record(Topic.API_REQUESTS, 1, 1))));

        try (Admin admin = KafkaBuses.admin(server)) {
            Set<String> names = Arrays.stream(Topic.values())
                    .map(topic -> fresh + topic.topicName())
                    .collect(Collectors.toSet());
            Map<String, TopicDescription> made =
                    admin.describeTopics(names).allTopicNames().get();
            assertThat(made).containsOnlyKeys(names);
            assertThat(made.values())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(3));
        }
    }

    @Test
    void whatIsOnTheWireIsWhatTheDocumentsSay() {
        Await.value(open().publish(List.of(
                new BusRecord(Topic.GUILD_EVENTS, 1234567890123456789L, Bytes.utf8("{\"id\":\"1\"}")))));

        try (KafkaConsumer<String, String> plain = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", "127.0.0.1:" + server.port(),
                        "group.id", prefix + "plain",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            plain.subscribe(List.of(prefix + "guild-events"));
            List<ConsumerRecord<String, String>> found = new ArrayList<>();
            Await.until("it is read", () -> {
                plain.poll(Duration.ofMillis(100)).forEach(found::add);
                return !found.isEmpty();
            });
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().key()).isEqualTo("1234567890123456789");
            assertThat(found.getFirst().value()).isEqualTo("{\"id\":\"1\"}");
        }
    }

    @Test
    void whatOthersWroteIntoATopicHoldsNobodyUp() {
        try (KafkaProducer<String, String> foreign = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + server.port()),
                new StringSerializer(),
                new StringSerializer())) {
            foreign.send(new ProducerRecord<>(name(Topic.MESSAGES), 0, "not a number", "{}"));
            foreign.send(new ProducerRecord<>(name(Topic.MESSAGES), 0, null, "{}"));
            foreign.send(new ProducerRecord<>(name(Topic.MESSAGES), 0, "7", null));
        }
        Collector reader = new Collector();
        open().subscribe("foreign", MESSAGES, reader);
        reader.awaitCount(3);

        assertThat(reader.records())
                .containsExactly(
                        new BusRecord(Topic.MESSAGES, 0, Bytes.utf8("{}")),
                        new BusRecord(Topic.MESSAGES, 0, Bytes.utf8("{}")),
                        new BusRecord(Topic.MESSAGES, 7, Bytes.utf8("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "lz4", "zstd"})
    void everyCompressionIsWrittenAndRead(String compression) {
        EventBus bus = open("guildhall.bus.kafka.compression = " + compression);
        List<BusRecord> records = List.of(
                new BusRecord(Topic.MESSAGES, 1, Bytes.utf8("{\"content\":\"" + "again ".repeat(2000) + "\"}")));
        Collector reader = new Collector();
        bus.subscribe("codecs", MESSAGES, reader);
        Await.value(bus.publish(records));
        reader.awaitCount(1);

        assertThat(reader.records()).isEqualTo(records);
    }

    @Test
    void theClassicProtocolOfGroupsReadsToo() {
        EventBus bus = open("guildhall.bus.kafka.group-protocol = classic");
        Collector reader = new Collector();
        bus.subscribe("classic", MESSAGES, reader);
        Await.value(bus.publish(Records.ofChannels(40)));
        reader.awaitCount(40);

        assertThat(reader.records()).containsExactlyInAnyOrderElementsOf(Records.ofChannels(40));
    }

    @Test
    void partitionsOfAGroupAreSpreadOverItsMembers() {
        EventBus bus = open();
        EventBus other = open();
        Collector first = new Collector();
        Collector second = new Collector();
        bus.subscribe("spread", MESSAGES, first);
        other.subscribe("spread", MESSAGES, second);
        Await.until("both read", () -> {
            Await.value(bus.publish(Records.ofChannels(20)));
            return first.count() > 0 && second.count() > 0;
        });
    }

    /// A member that is in the midst of its records when a partition is taken from it ends them first, and its
    /// successor goes on behind them.
    @Test
    void aPartitionThatMovesIsReadByOneMemberAtATime() {
        EventBus bus = open("guildhall.bus.reading { close-wait = 100 s, records-max = 1 }");
        Await.value(bus.publish(Records.messages(1, 0, 1)));
        CompletableFuture<Void> stage = new CompletableFuture<>();
        Collector first = new Collector(records -> stage);
        bus.subscribe("moving", MESSAGES, first);
        first.awaitCalls(1);
        List<Collector> later = new ArrayList<>();
        for (int member = 0; member < 3; member++) {
            Collector reader = new Collector();
            later.add(reader);
            bus.subscribe("moving", MESSAGES, reader);
        }
        awaitTargets("moving", 4);
        stage.complete(null);
        Await.value(bus.publish(Records.messages(1, 100, 101)));
        BusRecord last = Records.record(Topic.MESSAGES, 1, 100);
        Await.until(
                "all of the partition is read",
                () -> first.records().contains(last)
                        || later.stream().anyMatch(reader -> reader.records().contains(last)));

        BusRecord oldest = Records.record(Topic.MESSAGES, 1, 0);
        assertThat(later).noneMatch(reader -> reader.records().contains(oldest));
        assertThat(first.records().stream().filter(oldest::equals)).hasSize(1);
    }

    /// Until the broker has partitions in mind for so many members.
    private void awaitTargets(String group, int members) {
        try (Admin admin = KafkaBuses.admin(server)) {
            Await.until(members + " members are to read", () -> targets(admin, prefix + group) == members);
        }
    }

    private static long targets(Admin admin, String group) {
        return Await.value(admin.describeConsumerGroups(List.of(group)).all().toCompletionStage()).values().stream()
                .flatMap(described -> described.members().stream())
                .filter(member -> member.targetAssignment()
                        .map(target -> !target.topicPartitions().isEmpty())
                        .orElse(false))
                .count();
    }

    /// By the client, which knows its own limit.
    @Test
    void aRecordThatIsTooLargeIsRefusedAndHoldsUpNobody() {
        EventBus bus = open();
        assertOnlyTheLargeIsRefused(bus);
    }

    /// By the broker, as a client that is allowed more finds out.
    @Test
    void aRecordThatTheBrokerFindsTooLargeIsRefusedAndHoldsUpNobody() {
        EventBus bus = open("guildhall.bus.kafka { compression = none, properties { max.request.size = 8388608 } }");
        assertOnlyTheLargeIsRefused(bus);
    }

    private static void assertOnlyTheLargeIsRefused(EventBus bus) {
        Collector reader = new Collector();
        bus.subscribe("refusals", MESSAGES, reader);
        BusRecord large = Records.large(Topic.MESSAGES, 1, 3 << 20);
        List<CompletionStage<Void>> around = new ArrayList<>();
        for (int number = 0; number < 50; number++) around.add(bus.publish(Records.messages(1, number, number + 1)));
        CompletionStage<Void> refused = bus.publish(
                List.of(Records.record(Topic.MESSAGES, 1, 50), large, Records.record(Topic.MESSAGES, 1, 51)));
        for (int number = 52; number < 100; number++) around.add(bus.publish(Records.messages(1, number, number + 1)));

        assertThat(Await.failure(refused))
                .isInstanceOfSatisfying(
                        RecordRefused.class,
                        refusal -> assertThat(refusal.records()).containsExactly(large))
                .hasMessageContaining("messages");
        around.forEach(Await::value);
        reader.awaitCount(100);
        assertThat(reader.records()).isEqualTo(Records.messages(1, 0, 100));
        assertThat(bus.stats().refusedRecords()).isEqualTo(1);
        Await.until("nothing waits", () -> bus.stats().waitingBytes() == 0);
    }

    @Test
    void aNameThatKafkaDoesNotKnowIsTriedAgainInTheBackground() {
        EventBus bus = open(
                "guildhall.bus.reading.close-wait = 100 ms",
                "guildhall.bus.kafka.bootstrap-servers = \"nowhere.invalid:9092\"");
        CompletionStage<Void> waiting = bus.publish(Records.messages(1, 0, 1));
        bus.subscribe("nowhere", MESSAGES, new Collector());
        Await.until("it was tried", () -> bus.stats().failures() > 3);

        assertThat(bus.stats().reachable()).isFalse();
        assertThat(waiting.toCompletableFuture()).isNotDone();
        bus.close();
        assertThat(Await.failure(waiting)).hasMessageContaining("closed");
    }

    @Test
    void promisesOfThePortAreNotForOperatorsToBreak() {
        Clients clients = new Clients(config("""
                guildhall.bus.kafka.properties {
                  acks = 0, enable.idempotence = false, delivery.timeout.ms = 1, linger.ms = 7
                  security.protocol = SASL_SSL, enable.auto.commit = true
                }
                """));

        assertThat(clients.producerSettings())
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("delivery.timeout.ms", Integer.MAX_VALUE)
                .containsEntry("max.in.flight.requests.per.connection", 5)
                .containsEntry("linger.ms", "7")
                .containsEntry("security.protocol", "SASL_SSL");
        assertThat(clients.consumerSettings("g"))
                .containsEntry("enable.auto.commit", false)
                .containsEntry("group.id", prefix + "g")
                .containsEntry("security.protocol", "SASL_SSL");
        assertThat(new String(
                        new Names("").sent(Records.record(Topic.VOICE, -1, 1)).key(), StandardCharsets.UTF_8))
                .isEqualTo("18446744073709551615");
    }
}
