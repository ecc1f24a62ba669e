package dev.guildhall.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrainConfigTest {
    @Test
    void defaultsAreThose() {
        assertThat(DrainConfig.from(ConfigFactory.load()))
                .isEqualTo(
                        new DrainConfig(256, 16, Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(3)));
    }

    @Test
    void aStepOfNothingIsRefused() {
        assertThatThrownBy(() -> new DrainConfig(0, 16, Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO))
                .hasMessageContaining("entries-max");
    }
}
