package dev.guildhall.node.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.gateway.socket.GatewayCounter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Names that Prometheus takes, and sentences that people can read.
final class MetricTest {
    @ParameterizedTest
    @EnumSource
    void namesAreOursAndSayTheirUnit(Metric metric) {
        assertThat(metric.exposed()).matches("guildhall(_[a-z0-9]+)+");
        switch (metric.type()) {
            case COUNTER -> assertThat(metric.exposed()).endsWith("_total");
            case GAUGE -> assertThat(metric.exposed()).doesNotEndWith("_total");
            case INFO -> assertThat(metric.exposed()).endsWith("_info");
            case SUMMARY, HISTOGRAM -> assertThat(metric.exposed()).endsWith("_seconds");
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachHasOneSentence(Metric metric) {
        assertThat(metric.sentence()).matches("[A-Z0-9][^|\\n\\\\]+\\.").doesNotContain(". ");
    }

    @ParameterizedTest
    @EnumSource
    void labelsAreNamesThatTheExpositionLeavesAlone(Metric metric) {
        assertThat(metric.tags()).doesNotHaveDuplicates().allMatch(tag -> tag.matches("[a-z]+") && !tag.equals("le"));
    }

    @Test
    void noTwoHaveTheSameName() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::exposed)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("counters")
    void eachCounterOfTheGatewayIsOne(GatewayCounter counter) {
        assertThat(GatewayFigures.metric(counter).type()).isEqualTo(Metric.Type.COUNTER);
    }

    static Stream<GatewayCounter> counters() {
        return Arrays.stream(GatewayCounter.values());
    }
}
