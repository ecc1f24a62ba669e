package dev.guildhall.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UploadConfigTest {
    private static UploadConfig with(String setting) {
        return UploadConfig.from(ConfigFactory.parseString(setting).withFallback(ConfigFactory.load()));
    }

    @Test
    void everyDefaultIsAsDocumented() {
        assertThat(with(""))
                .isEqualTo(new UploadConfig(
                        Path.of("data/attachments/incoming"),
                        10L << 20,
                        25L << 20,
                        64,
                        4,
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(20)));
    }

    @ParameterizedTest
    @CsvSource({
        "file-bytes-max, 0",
        "request-bytes-max, 1 MiB",
        "uploads-max, 0",
        "threads, -1",
        "timeout, 0 s",
        "stall-timeout, 0 s",
    })
    void aBadValueIsNamedInOneLine(String key, String value) {
        assertThatThrownBy(() -> with("guildhall.uploads." + key + " = " + value))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("guildhall.uploads." + key, "was")
                .doesNotContain("\n");
    }
}
