package dev.guildhall.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.gateway.session.SessionBounds;
import dev.guildhall.gateway.socket.SocketBounds;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GatewayConfigTest {
    private static GatewayConfig with(String settings) {
        return GatewayConfig.from(ConfigFactory.parseString(settings).withFallback(ConfigFactory.load()));
    }

    @Test
    void defaults() {
        assertThat(with(""))
                .isEqualTo(new GatewayConfig(
                        "0.0.0.0",
                        8080,
                        "",
                        Transport.of("auto"),
                        0,
                        100_000,
                        Duration.ofSeconds(3),
                        new HttpBounds(8192, 16384, 1 << 20, Duration.ofSeconds(15), Duration.ofSeconds(75), 16),
                        new SocketBounds(
                                Duration.ofMillis(41_250), Duration.ofSeconds(30), Duration.ofSeconds(5), 1 << 20),
                        new SessionBounds(
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(60),
                                4 << 20,
                                128 << 20,
                                65_536,
                                256 << 10,
                                Duration.ofSeconds(20))));
    }

    @Test
    void sessionsTakeTurnsOfManyMessages() {
        assertThat(ConfigFactory.load().getInt("guildhall.gateway.session-dispatcher.throughput"))
                .isBetween(64, 128);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "port = 70000",
                "transport = kqueue",
                "heartbeat-interval = 0 ms",
                "outbox-bytes-max = 1 KiB",
                "replay-part-bytes = 1 MiB",
                "relay-log.bytes-max = 1 MiB",
                "dispatches-per-session-max = 1000",
                "http.pipelined-max = 0",
                "http.idle-timeout = 0 s",
            })
    void settingsThatContradictEachOtherAreRefused(String setting) {
        assertThatThrownBy(() -> with("guildhall.gateway." + setting))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("guildhall.gateway.")
                .doesNotContain("\n");
    }
}
