package dev.guildhall.gateway.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.gateway.attachment.AttachmentConfig.Adapter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AttachmentConfigTest {
    private static AttachmentConfig with(String setting) {
        return AttachmentConfig.from(ConfigFactory.parseString(setting).withFallback(ConfigFactory.load()));
    }

    @Test
    void everyDefaultIsAsDocumented() {
        assertThat(with(""))
                .isEqualTo(new AttachmentConfig(Adapter.DISK, Duration.ofDays(1), "", Duration.ofSeconds(30), 4, 4096));
    }

    @ParameterizedTest
    @CsvSource({
        "adapter, tape",
        "link-life, 0 s",
        "stall-timeout, 0 s",
        "threads, 0",
        "waiting-max, 0",
    })
    void aBadValueIsNamedInOneLine(String key, String value) {
        assertThatThrownBy(() -> with("guildhall.attachments." + key + " = " + value))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("guildhall.attachments." + key, value.split(" ")[0])
                .doesNotContain("\n");
    }

    @Test
    void filesAreFetchedWhereTheGatewayIsUnlessSaidOtherwise() {
        String gateway = "guildhall.gateway.public-url = \"wss://chat.example.org/\"";
        assertThat(with("").base(5000)).isEqualTo("http://localhost:5000");
        assertThat(with(gateway).base(5000)).isEqualTo("https://chat.example.org");
        assertThat(with(gateway + "\nguildhall.attachments.public-url = \"https://files.example.org\"")
                        .base(5000))
                .isEqualTo("https://files.example.org");
    }
}
