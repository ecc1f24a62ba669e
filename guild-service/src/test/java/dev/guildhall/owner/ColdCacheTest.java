package dev.guildhall.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColdCacheTest {
    private static final String ONE = key(1);
    private static final String TWO = key(2);
    private static final String OLD = "old";
    private static final String NEW = "new";

    private final ColdCache<String, String> cache = new ColdCache<>(3);

    @Test
    void readThatBeganBeforeAWriteDoesNotUndoIt() {
        ColdLoad<String> load = cache.beginLoad(Set.of(ONE, TWO));
        cache.put(ONE, NEW);
        cache.complete(load, Map.of(ONE, OLD, TWO, OLD));

        assertThat(cache.get(ONE)).isEqualTo(NEW);
        assertThat(cache.get(TWO)).isEqualTo(OLD);
    }

    @Test
    void readThatBeganBeforeAWriteIsDroppedEvenWhenTheWrittenValueIsNotKnown() {
        ColdLoad<String> load = cache.beginLoad(Set.of(ONE));
        cache.forget(ONE);
        cache.complete(load, Map.of(ONE, OLD));

        assertThat(cache.get(ONE)).isNull();
    }

    @Test
    void readThatBeginsAfterAWriteCounts() {
        cache.put(ONE, OLD);
        ColdLoad<String> load = cache.beginLoad(Set.of(ONE));
        cache.complete(load, Map.of(ONE, NEW));

        assertThat(cache.get(ONE)).isEqualTo(NEW);
    }

    @Test
    void writeIsToldToEveryOpenRead() {
        ColdLoad<String> early = cache.beginLoad(Set.of(ONE));
        ColdLoad<String> late = cache.beginLoad(Set.of(ONE));
        cache.put(ONE, NEW);
        cache.complete(late, Map.of(ONE, OLD));
        cache.complete(early, Map.of(ONE, OLD));

        assertThat(cache.get(ONE)).isEqualTo(NEW);
    }

    @Test
    void rowOnItsWayToTheStoreOutlastsAnyFlood() {
        cache.pin(ONE);
        cache.pin(ONE);
        cache.put(ONE, NEW);
        cache.unpin(ONE);
        flood();
        assertThat(cache.get(ONE)).isEqualTo(NEW);
        cache.unpin(ONE);
        flood();

        assertThat(cache.get(ONE)).isNull();
    }

    @Test
    void leastRecentlyUsedRowGoesFirstAndIsCounted() {
        cache.put(key(1), OLD);
        cache.put(key(2), OLD);
        cache.put(key(3), OLD);
        assertThat(cache.get(key(1))).isEqualTo(OLD);
        cache.put(key(4), OLD);

        assertThat(cache.get(key(2))).isNull();
        assertThat(cache.get(key(1))).isEqualTo(OLD);
        assertThat(cache.size()).isEqualTo(3);
        assertThat(cache.evictions()).isEqualTo(1);
    }

    @Test
    void failedReadLeavesNothingBehind() {
        ColdLoad<String> load = cache.beginLoad(Set.of(ONE));
        cache.abandon(load);

        assertThat(cache.get(ONE)).isNull();
        assertThatThrownBy(() -> cache.abandon(load)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cache.unpin(ONE)).isInstanceOf(IllegalStateException.class);
    }

    private void flood() {
        for (int i = 100; i < 110; i++) {
            cache.put(key(i), OLD);
        }
    }

    private static String key(long id) {
        return "row " + id;
    }
}
