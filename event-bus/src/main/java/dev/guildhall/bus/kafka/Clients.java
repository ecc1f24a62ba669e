package dev.guildhall.bus.kafka;

import dev.guildhall.bus.BusConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Makes Kafka's clients. Three layers of settings: ours that an operator may change, the operator's, and those
/// that the promises of the port hang on.
final class Clients {
    /// What one call to send may take at most, so that closing is heard.
    static final Duration SEND_BLOCKS_MAX = Duration.ofSeconds(1);

    /// New topics and partitions are seen after so long at most.
    private static final Duration METADATA_AGE_MAX = Duration.ofSeconds(10);

    private static final int BATCH_BYTES = 64 << 10;
    /// The broker keeps sequences for five batches of a producer: more would break their order.
    private static final int IN_FLIGHT_MAX = 5;

    private final BusConfig.Kafka kafka;
    private final BusConfig.Reading reading;

    Clients(BusConfig config) {
        this.kafka = config.kafka();
        this.reading = config.reading();
    }

    /// Throws [org.apache.kafka.common.KafkaException], as when no name of a server is known: try again later.
    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(producerSettings(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Throws as [#producer()] does.
    KafkaConsumer<byte[], byte[]> consumer(String group) {
        return new KafkaConsumer<>(consumerSettings(group), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// Throws as [#producer()] does.
    Admin admin() {
        Map<String, Object> settings = common();
        settings.putAll(kafka.properties());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ms(kafka.requestTimeout()));
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ms(kafka.requestTimeout()));
        return Admin.create(settings);
    }

    Map<String, Object> producerSettings() {
        Map<String, Object> settings = common();
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, word(kafka.compression()));
        settings.putAll(kafka.properties());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, IN_FLIGHT_MAX);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        // Records wait out any outage. One that expired would leave its place to a later one of its key.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ms(SEND_BLOCKS_MAX));
        // Batches that are not full take more than their records: twice as much as may wait is always enough.
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(2 * kafka.waitingBytesMax(), 16L * BATCH_BYTES));
        return settings;
    }

    Map<String, Object> consumerSettings(String group) {
        Map<String, Object> settings = common();
        settings.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, ms(METADATA_AGE_MAX));
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, reading.bytesMax());
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, word(kafka.groupProtocol()));
        settings.putAll(kafka.properties());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, kafka.prefix() + group);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, reading.recordsMax());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    private Map<String, Object> common() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ms(kafka.requestTimeout()));
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, ms(reading.retryPause()));
        // Our own figures are enough: no beans, and nothing of ours sent to the broker.
        settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return settings;
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static int ms(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
