package dev.guildhall.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouteConfigTest {
    private static RouteConfig with(String setting) {
        return RouteConfig.from(ConfigFactory.parseString(setting).withFallback(ConfigFactory.load()));
    }

    @Test
    void everyDefaultIsAsDocumented() {
        assertThat(with(""))
                .isEqualTo(new RouteConfig(
                        Duration.ofSeconds(5),
                        1_000_000,
                        10_000,
                        Duration.ofSeconds(1),
                        100_000,
                        Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "ask-timeout, 0 s",
        "channels-max, 0",
        "absent-channels-max, 0",
        "absent-channel-ttl, -1 s",
        "users-max, -5",
        "user-ttl, 0 s",
    })
    void aBadValueIsNamedInOneLine(String key, String value) {
        assertThatThrownBy(() -> with("guildhall.route." + key + " = " + value))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("guildhall.route." + key, "was")
                .doesNotContain("\n");
    }
}
