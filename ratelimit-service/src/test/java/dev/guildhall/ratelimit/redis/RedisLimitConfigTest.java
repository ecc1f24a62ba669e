package dev.guildhall.ratelimit.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedisLimitConfigTest {
    @Test
    void defaultsAreTheOnesOfTheTable() {
        assertThat(with(""))
                .isEqualTo(new RedisLimitConfig(
                        "redis://127.0.0.1:6379",
                        "guildhall:limit:",
                        2,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        4096,
                        16_384));
    }

    @Test
    void valuesThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> with("connections = 0")).hasMessageContaining("must be at least 1");
        assertThatThrownBy(() -> with("timeout = 0 ms")).hasMessageContaining("must be positive");
    }

    private static RedisLimitConfig with(String own) {
        return RedisLimitConfig.from(ConfigFactory.parseString("guildhall.ratelimit.redis { " + own + " }")
                .withFallback(ConfigFactory.parseResources("reference.conf"))
                .resolve());
    }
}
