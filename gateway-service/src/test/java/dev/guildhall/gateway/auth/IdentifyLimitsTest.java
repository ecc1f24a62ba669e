package dev.guildhall.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.common.protocol.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdentifyLimitsTest {
    private static IdentifyLimits with(String setting) {
        return IdentifyLimits.from(ConfigFactory.parseString(setting).withFallback(ConfigFactory.load()));
    }

    @Test
    void everyDefaultIsTheProtocols() {
        assertThat(with(""))
                .isEqualTo(new IdentifyLimits(
                        true,
                        Limits.MAX_CONCURRENCY_DEFAULT,
                        Limits.IDENTIFY_WINDOW,
                        Limits.IDENTIFIES_PER_DAY,
                        Duration.ofDays(1),
                        100_000));
    }

    @Test
    void whoeverTurnsRateLimitsOffTurnsTheseOff() {
        assertThat(with("guildhall.ratelimit.enabled = false").enabled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "max-concurrency, 0",
        "max-concurrency, 5000",
        "budget, 0",
        "bots-max, 0",
        "pause, 25 h",
        "pause, -1 s",
        "budget-period, 1 s",
    })
    void aBadValueIsNamedInOneLine(String key, String value) {
        assertThatThrownBy(() -> with("guildhall.gateway.identify." + key + " = " + value))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("guildhall.gateway.identify.", key)
                .doesNotContain("\n");
    }
}
