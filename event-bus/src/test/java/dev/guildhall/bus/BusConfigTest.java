package dev.guildhall.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.guildhall.bus.BusConfig.Retention;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BusConfigTest {
    private static BusConfig with(String setting) {
        Config config = ConfigFactory.parseString(setting).withFallback(ConfigFactory.load());
        return BusConfig.from(config);
    }

    @Test
    void everyDefaultIsAsDocumented() {
        Retention journal = new Retention(256 << 20, Duration.ofDays(7));
        Retention live = new Retention(32 << 20, Duration.ofDays(1));
        assertThat(BusConfig.from(ConfigFactory.load()))
                .isEqualTo(new BusConfig(
                        BusConfig.Adapter.EMBEDDED,
                        new BusConfig.Reading(500, 1 << 20, Duration.ofSeconds(1), Duration.ofSeconds(5)),
                        new BusConfig.Embedded(
                                32 << 20,
                                1 << 20,
                                2,
                                Map.of(
                                        Topic.MESSAGES, journal,
                                        Topic.GUILD_EVENTS, journal,
                                        Topic.PRESENCE, live,
                                        Topic.VOICE, live,
                                        Topic.API_REQUESTS, live)),
                        new BusConfig.Kafka(
                                "127.0.0.1:9092",
                                "guildhall.",
                                true,
                                12,
                                (short) 1,
                                BusConfig.Kafka.Compression.LZ4,
                                BusConfig.Kafka.GroupProtocol.CONSUMER,
                                32 << 20,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(5),
                                Map.of())));
    }

    @Test
    void propertiesOfKafkaKeepTheirDots() {
        BusConfig config = with("""
                guildhall.bus.kafka.properties {
                  security.protocol = SASL_SSL
                  "sasl.mechanism" = PLAIN
                  ssl { truststore.location = "/etc/trust", truststore.type = PEM }
                }
                """);

        assertThat(config.kafka().properties())
                .isEqualTo(Map.of(
                        "security.protocol", "SASL_SSL",
                        "sasl.mechanism", "PLAIN",
                        "ssl.truststore.location", "/etc/trust",
                        "ssl.truststore.type", "PEM"));
    }

    @Test
    void anUnknownAdapterIsNamed() {
        assertThatThrownBy(() -> with("guildhall.bus.adapter = pigeon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pigeon")
                .hasMessageContaining("embedded, kafka");
    }

    @Test
    void lessRoomThanOneBatchIsRefusedWithTheKeysThatHelp() {
        assertThatThrownBy(() -> with("guildhall.bus.embedded.waiting-bytes-max = 1 KiB"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("waiting-bytes-max")
                .hasMessageContaining("batch-bytes-max");
    }

    @Test
    void retentionThatKeepsNothingIsRefusedByTopic() {
        assertThatThrownBy(() -> with("guildhall.bus.embedded.retention.voice.bytes = 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("retention.voice");
    }

    @Test
    void aPrefixThatNoTopicMayHaveIsRefused() {
        assertThatThrownBy(() -> with("guildhall.bus.kafka.prefix = \"guild hall/\""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prefix");
    }

    @Test
    void aListAmongKafkasPropertiesIsRefused() {
        assertThatThrownBy(() -> with("guildhall.bus.kafka.properties.ssl.enabled.protocols = [a, b]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("commas");
    }
}
