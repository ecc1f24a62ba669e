package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;

final class RestConfigTest {
    private static RestConfig with(String setting) {
        return RestConfig.from(ConfigFactory.parseString(setting).withFallback(ConfigFactory.load()));
    }

    @Test
    void withoutAPublicAddressTheRequestsOwnHostIsNamed() {
        assertThat(with("")).isEqualTo(new RestConfig(null));
    }

    @Test
    void thePublicAddressIsNamedWhereThereIsOne() {
        assertThat(with("guildhall.gateway.public-url = \"wss://gateway.example.org\""))
                .isEqualTo(new RestConfig("wss://gateway.example.org"));
    }
}
