package dev.guildhall.guild.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.id.UserId;
import dev.guildhall.guild.state.ColdKey.BanKey;
import dev.guildhall.guild.state.ColdValue.BanRow;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColdCacheTest {
    private static final ColdKey ONE = key(1);
    private static final ColdKey TWO = key(2);
    private static final ColdValue OLD = new BanRow(null);
    private static final ColdValue NEW = new BanRow(new Ban(new UserId(1), "why"));

    private final ColdCache cache = new ColdCache(3);

    @Test
    void readThatBeganBeforeAWriteDoesNotUndoIt() {
        ColdLoad load = cache.beginLoad(Set.of(ONE, TWO));
        cache.put(ONE, NEW);
        cache.complete(load, Map.of(ONE, OLD, TWO, OLD));

        assertThat(cache.get(ONE)).isEqualTo(NEW);
        assertThat(cache.get(TWO)).isEqualTo(OLD);
    }

    @Test
    void readThatBeganBeforeAWriteIsDroppedEvenWhenTheWrittenValueIsNotKnown() {
        ColdLoad load = cache.beginLoad(Set.of(ONE));
        cache.forget(ONE);
        cache.complete(load, Map.of(ONE, OLD));

        assertThat(cache.get(ONE)).isNull();
    }

    @Test
    void readThatBeginsAfterAWriteCounts() {
        cache.put(ONE, OLD);
        ColdLoad load = cache.beginLoad(Set.of(ONE));
        cache.complete(load, Map.of(ONE, NEW));

        assertThat(cache.get(ONE)).isEqualTo(NEW);
    }

    @Test
    void writeIsToldToEveryOpenRead() {
        ColdLoad early = cache.beginLoad(Set.of(ONE));
        ColdLoad late = cache.beginLoad(Set.of(ONE));
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
        ColdLoad load = cache.beginLoad(Set.of(ONE));
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

    private static ColdKey key(long id) {
        return new BanKey(new UserId(id));
    }
}
