package dev.guildhall.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuthConfigTest {
    private static AuthConfig with(String setting) {
        return AuthConfig.from(ConfigFactory.parseString(setting).withFallback(ConfigFactory.load()));
    }

    @Test
    void everyDefaultIsAsDocumented() {
        assertThat(with(""))
                .isEqualTo(new AuthConfig(null, 200_000, Duration.ofSeconds(1), PasswordCost.OWASP_MINIMUM, 2, 64));
    }

    @Test
    void aSecretComesFromTheConfiguration() {
        assertThat(with("guildhall.auth.token-secret = abc").tokenSecret()).isEqualTo("abc");
    }

    @ParameterizedTest
    @CsvSource({
        "login-ttl, 2 s",
        "login-ttl, 0 s",
        "logins-max, 0",
        "password.threads, 0",
        "password.queue-max, 0",
        "password.lanes, 0",
        "password.iterations, 0",
        "password.memory, 4 KiB",
    })
    void aBadValueIsNamedInOneLine(String key, String value) {
        assertThatThrownBy(() -> with("guildhall.auth." + key + " = " + value))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("guildhall.auth.", key.substring(key.indexOf('.') + 1), "was")
                .doesNotContain("\n");
    }
}
