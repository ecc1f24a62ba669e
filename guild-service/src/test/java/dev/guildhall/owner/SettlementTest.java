package dev.guildhall.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.ChannelId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final Lane LANE = new Lane.OfChannel(new ChannelId(1));

    private final Lanes<String> lanes = new Lanes<>(64);
    private final Settlement<String> settlement = new Settlement<>(lanes);
    private final List<String> durable = new ArrayList<>();
    private long sequence;

    @Test
    void theStoreIsAskedWhenNoCommitIsUnderWayAnyMore() {
        OpenChange<String> first = add(1, "first");
        OpenChange<String> second = add(2, "second");
        assertThat(settlement.needed()).isFalse();
        settlement.unknown(first);
        assertThat(settlement.needed()).isTrue();
        assertThat(settlement.ready()).isFalse();
        second.becameDurable();
        assertThat(settlement.ready()).isTrue();
    }

    @Test
    void whatTheStoreHasIsDurableAndNothingIsLost() {
        settlement.unknown(add(1, "first"));
        settlement.unknown(add(2, "second"));
        assertThat(settlement.settledAt(2, change -> durable.add(change.effect())))
                .isFalse();
        assertThat(durable).containsExactly("first", "second");
        assertThat(settlement.needed()).isFalse();
    }

    @Test
    void whatTheStoreLacksIsLostAndWithItWhatRestedOnIt() {
        OpenChange<String> before = add(0, "before");
        OpenChange<String> had = add(1, "had");
        OpenChange<String> lost = add(2, "lost");
        OpenChange<String> after = add(0, "after");
        settlement.unknown(had);
        settlement.unknown(lost);
        assertThat(settlement.settledAt(1, change -> durable.add(change.effect())))
                .isTrue();
        assertThat(durable).containsExactly("had");
        assertThat(List.of(before, had, lost, after))
                .extracting(OpenChange::lost)
                .containsExactly(false, false, true, true);
    }

    /// A life that begins in the middle of it goes on with it.
    @Test
    void unknownOutcomesAreFoundAgainAfterACrash() {
        settlement.unknown(add(1, "first"));
        assertThat(new Settlement<>(lanes).ready()).isTrue();
    }

    private OpenChange<String> add(long number, String effect) {
        OpenChange<String> change = new OpenChange<>(++sequence, LANE, number, effect);
        lanes.add(change);
        return change;
    }
}
