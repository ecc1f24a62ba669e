package dev.guildhall.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnerConfigTest {
    private static OwnerConfig with(String setting) {
        return OwnerConfig.from(ConfigFactory.parseString(setting).withFallback(ConfigFactory.load()));
    }

    @Test
    void everyDefaultIsAsDocumented() {
        assertThat(with(""))
                .isEqualTo(new OwnerConfig(
                        Duration.ofMinutes(2),
                        64,
                        4096,
                        Duration.ofMillis(50),
                        8,
                        Duration.ofSeconds(30),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(1)));
    }

    /// Few messages in a row, so that a busy owner keeps no other waiting.
    @Test
    void ownersTakeTurnsOfAFewMessages() {
        assertThat(ConfigFactory.load().getInt(OwnerConfig.DISPATCHER + ".throughput"))
                .isBetween(5, 10);
    }

    @ParameterizedTest
    @CsvSource({
        "idle-before-passivation, 0 s",
        "open-per-lane-max, 0",
        "waiting-max, -1",
        "restart-backoff, -1 ms",
        "restarts-max, 0",
        "restart-window, 0 s",
        "store-retry, 0 ms",
        "presence-pause, 0 s",
    })
    void aBadValueIsNamedInOneLine(String key, String value) {
        assertThatThrownBy(() -> with("guildhall.guild." + key + " = " + value))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("guildhall.guild." + key, "was")
                .doesNotContain("\n");
    }
}
