package dev.guildhall.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class S3ConfigTest {
    private static S3Config with(String settings) {
        return S3Config.from(ConfigFactory.parseString("guildhall.attachments.s3 { bucket = files, " + settings + " }")
                .withFallback(ConfigFactory.load()));
    }

    @Test
    void everyDefaultIsAsDocumented() {
        assertThat(with(""))
                .isEqualTo(new S3Config(
                        "",
                        "us-east-1",
                        "files",
                        "attachments/",
                        false,
                        "",
                        "",
                        32,
                        1024,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        3));
    }

    @ParameterizedTest
    @CsvSource({
        "bucket, ''",
        "region, ''",
        "endpoint, storage.example.org",
        "endpoint, ftp://storage.example.org",
        "endpoint, https://",
        "prefix, attachments",
        "prefix, /",
        "access-key, alone",
        "secret-key, alone",
        "requests-max, 0",
        "waiting-max, 0",
        "connect-timeout, 0 s",
        "attempt-timeout, 1 s",
        "timeout, 9 s",
        "attempts, 0",
    })
    void aBadValueIsNamedInOneLine(String key, String value) {
        assertThatThrownBy(() -> with(key + " = \"" + value + "\""))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("guildhall.attachments.s3.", key)
                .doesNotContain("\n");
    }

    @Test
    void theSecretIsNeverShown() {
        assertThat(with("access-key = who, secret-key = hush").toString()).doesNotContain("hush");
    }
}
