package dev.guildhall.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MetricsConfigTest {
    private static MetricsConfig with(Map<String, String> environment) {
        return NodeConfig.from(new ConfigLayers(environment).load(Map.of(), Optional.empty()))
                .metrics();
    }

    @Test
    void theDefaultsAreThisMachineAndAPortThatIsFree() {
        assertThat(with(Map.of())).isEqualTo(new MetricsConfig(true, "127.0.0.1", Optional.empty()));
    }

    @Test
    void environmentSaysOtherwise() {
        assertThat(with(Map.of(
                        "GUILDHALL_METRICS_ENABLED",
                        "false",
                        "GUILDHALL_METRICS_HOST",
                        "0.0.0.0",
                        "GUILDHALL_METRICS_PORT",
                        "9100")))
                .isEqualTo(new MetricsConfig(false, "0.0.0.0", Optional.of(9100)));
    }

    @Test
    void whatIsNoPortIsRefusedByItsName() {
        for (String port : new String[] {"-1", "65536", "any"}) {
            assertThatThrownBy(() -> with(Map.of("GUILDHALL_METRICS_PORT", port)))
                    .as(port)
                    .isInstanceOf(OperatorError.class)
                    .hasMessageContaining("guildhall.node.metrics.port");
        }
    }

    @Test
    void emptyHostIsRefused() {
        assertThatThrownBy(() -> with(Map.of("GUILDHALL_METRICS_HOST", "")))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("guildhall.node.metrics.host");
    }
}
