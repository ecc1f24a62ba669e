package dev.guildhall.store.scylla;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class QueryCountersTest {
    @Test
    void eachRunIsCountedWithinTheFirstBoundThatHoldsIt() {
        QueryCounters counters = new QueryCounters(true);
        for (long ms : new long[] {0, 1, 2, 3, 5_000, 60_000}) {
            counters.failed(Duration.ofMillis(ms).toNanos(), new IllegalStateException("unread"));
        }
        QueryStats stats = counters.read("SOME_READ");
        assertThat(stats.within()).isEqualTo(List.of(2L, 1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L, 1L));
        assertThat(stats.within()).hasSize(QueryStats.BOUNDS.size() + 1);
        assertThat(stats.within().stream().mapToLong(Long::longValue).sum()).isEqualTo(stats.runs());
        assertThat(stats.reads()).isTrue();
    }

    @Test
    void timeoutsAreFailuresOfAKind() {
        QueryCounters counters = new QueryCounters(false);
        counters.failed(1, new DriverTimeoutException("late"));
        counters.failed(1, new IllegalStateException("refused"));
        QueryStats stats = counters.read("SOME_WRITE");
        assertThat(stats.failures()).isEqualTo(2);
        assertThat(stats.timeouts()).isEqualTo(1);
        assertThat(stats.reads()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(CoreQuery.class)
    void statementsThatSelectRead(CoreQuery query) {
        boolean writes = query.name().matches(".*_(INSERT|RENEW|RELEASE|TAKE|ROLLED|PUT|SHADOW|DROP|FORGET|RAISE)");
        assertThat(query.reads()).isEqualTo(!writes);
    }
}
