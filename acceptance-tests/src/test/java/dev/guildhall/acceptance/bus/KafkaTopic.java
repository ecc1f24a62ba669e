package dev.guildhall.acceptance.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// A topic from its first record on, as anybody's plain consumer reads it, repeats among it.
final class KafkaTopic implements AutoCloseable {
    /// Ends a run that hangs; no test depends on it.
    private static final int POLLS_MAX = 1_200;

    private static final Duration POLL = Duration.ofMillis(100);

    /// A record.
    ///
    /// @param key as text
    record Heard(String key, JsonNode event) {
        String id() {
            return event.path("id").asText();
        }

        String type() {
            return event.path("type").asText();
        }

        JsonNode data() {
            return event.path("data");
        }
    }

    private final KafkaConsumer<String, String> consumer;
    private final String name;
    private final List<Heard> heard = new ArrayList<>();
    private boolean reading;

    KafkaTopic(int port, String name) {
        this.name = name;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        "127.0.0.1:" + port,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /// Reads until what was read satisfies `enough`, and returns all of it. Records of one key are in their order.
    List<Heard> until(Predicate<List<Heard>> enough) {
        for (int poll = 0; poll < POLLS_MAX && !enough.test(heard); poll++) {
            if (!reading) begin();
            consumer.poll(POLL).forEach(record -> heard.add(heard(record)));
        }
        if (!enough.test(heard)) {
            throw new AssertionError(name + " has " + heard.size() + " records, the last: "
                    + heard.subList(Math.max(0, heard.size() - 5), heard.size()));
        }
        return List.copyOf(heard);
    }

    /// The topic may have to be made yet.
    private void begin() {
        List<TopicPartition> partitions = consumer.listTopics().getOrDefault(name, List.of()).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        if (partitions.isEmpty()) return;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        reading = true;
    }

    private static Heard heard(ConsumerRecord<String, String> record) {
        try {
            return new Heard(record.key(), Wire.parse(record.value()));
        } catch (JsonProcessingException broken) {
            throw new AssertionError("not JSON: " + record.value(), broken);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
