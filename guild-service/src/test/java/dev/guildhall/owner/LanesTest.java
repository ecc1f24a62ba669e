package dev.guildhall.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.ChannelId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Lane HERE = new Lane.OfChannel(new ChannelId(1));
    private static final Lane THERE = new Lane.OfChannel(new ChannelId(2));

    private final Lanes<String> lanes = new Lanes<>(2);
    private long sequence;

    @Test
    void whatIsDurableFirstWaitsForWhatWasDecidedFirstInItsLane() {
        OpenChange<String> first = add(HERE, "first");
        OpenChange<String> second = add(HERE, "second");
        second.becameDurable();
        assertThat(leaving()).isEmpty();
        first.becameDurable();
        assertThat(leaving()).containsExactly("first", "second");
        assertThat(lanes.empty()).isTrue();
    }

    @Test
    void aLaneDoesNotWaitForAnother() {
        add(HERE, "stuck");
        add(THERE, "free").becameDurable();
        assertThat(leaving()).containsExactly("free");
    }

    /// The example of the class: neither b nor G nor c leaves before a.
    @Test
    void aChangeOfTheWholeWaitsForAllBeforeItAndHoldsAllAfterIt() {
        OpenChange<String> a = add(HERE, "a");
        add(HERE, "b").becameDurable();
        OpenChange<String> whole = add(Lane.WHOLE, "G");
        add(THERE, "c").becameDurable();
        whole.becameDurable();
        assertThat(leaving()).isEmpty();
        a.becameDurable();
        assertThat(leaving()).containsExactly("a", "b", "G", "c");
    }

    @Test
    void aLaneThatIsFullHasRoomAgainWhenSomethingLeaves() {
        OpenChange<String> first = add(HERE, "first");
        add(HERE, "second");
        assertThat(lanes.full(HERE)).isTrue();
        assertThat(lanes.full(THERE)).isFalse();
        first.becameDurable();
        assertThat(leaving()).containsExactly("first");
        assertThat(lanes.full(HERE)).isFalse();
    }

    @Test
    void whatIsLostLeavesInItsTurn() {
        OpenChange<String> first = add(HERE, "first");
        add(HERE, "lost").becameLost();
        assertThat(leaving()).isEmpty();
        first.becameDurable();
        assertThat(leaving()).containsExactly("first", "lost");
    }

    private OpenChange<String> add(Lane lane, String effect) {
        sequence++;
        OpenChange<String> change = new OpenChange<>(sequence, lane, sequence, effect);
        lanes.add(change);
        return change;
    }

    private List<String> leaving() {
        List<String> left = new ArrayList<>();
        for (OpenChange<String> next = lanes.poll(); next != null; next = lanes.poll()) {
            left.add(next.effect());
        }
        return left;
    }
}
