package dev.guildhall.common.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MessageIdTest {
    @Test
    void whatIsBeforeAMillisecondEndsWhereItBegins() {
        Instant instant = Instant.parse("2026-01-01T00:00:00.123456Z");
        MessageId last = MessageId.lastBefore(instant);

        assertThat(Snowflake.timestamp(last.value())).isEqualTo(Instant.parse("2026-01-01T00:00:00.122Z"));
        assertThat(new MessageId(Snowflake.floorOf(instant)).value() - last.value())
                .isEqualTo(1);
    }

    @Test
    void nothingIsBeforeTheFirstMillisecondOfAll() {
        Instant first = Instant.ofEpochMilli(Snowflake.EPOCH_MS);

        assertThat(MessageId.lastBefore(first)).isEqualTo(new MessageId(0));
        assertThat(MessageId.lastBefore(first.minus(Duration.ofDays(9)))).isEqualTo(new MessageId(0));
    }
}
