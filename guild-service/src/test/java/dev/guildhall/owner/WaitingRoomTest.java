package dev.guildhall.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private final WaitingRoom<String, Integer> room = new WaitingRoom<>(3);

    @Test
    void boundedWorkIsRefusedAtTheBoundWhereverItWaitsAndTheRestIsNot() {
        assertThat(room.offer(bounded("a"))).isTrue();
        assertThat(room.offer(bounded("b"), Set.of(1))).isTrue();
        assertThat(room.offer(bounded("c"))).isTrue();
        assertThat(room.offer(bounded("d"))).isFalse();
        assertThat(room.offer(new Work<>("session", false, 0, 0))).isTrue();
        room.poll();
        assertThat(room.offer(bounded("e"))).isTrue();
    }

    @Test
    void workThatWaitsForTwoRowsHasItsTurnWhenBothAreThere() {
        room.offer(bounded("both"), Set.of(1, 2));
        room.arrived(Set.of(1));
        assertThat(room.poll()).isNull();
        room.arrived(Set.of(2));
        assertThat(turns()).containsExactly("both");
    }

    @Test
    void whatHadItsTurnHasItAgainBeforeWhatHadNone() {
        room.offer(bounded("first"), Set.of(1));
        room.offer(bounded("second"), Set.of(1));
        room.offer(bounded("new"));
        room.arrived(Set.of(1));
        assertThat(turns()).containsExactly("first", "second", "new");
    }

    @Test
    void whatCannotBeReadTakesOutAllWhoWaitForItOnce() {
        room.offer(bounded("both"), Set.of(1, 2));
        room.offer(bounded("other"), Set.of(2));
        assertThat(room.failed(Set.of(1))).extracting(Work::message).containsExactly("both");
        room.arrived(Set.of(2));
        assertThat(turns()).containsExactly("other");
        assertThat(room.nothingBounded()).isTrue();
    }

    @Test
    void afterACrashWhatWaitedForRowsHasItsTurnOnce() {
        room.offer(bounded("both"), Set.of(1, 2));
        room.offer(bounded("new"));
        room.forgetLoads();
        room.arrived(Set.of(1, 2));
        assertThat(turns()).containsExactly("both", "new");
    }

    @Test
    void allBoundedWorkIsTakenOutAndTheRestStays() {
        room.offer(bounded("a"));
        room.offer(bounded("b"), Set.of(1));
        room.offer(new Work<>("session", false, 0, 0));
        assertThat(room.takeBounded()).extracting(Work::message).containsExactlyInAnyOrder("a", "b");
        assertThat(room.nothingBounded()).isTrue();
        assertThat(turns()).containsExactly("session");
    }

    private static Work<String> bounded(String message) {
        return new Work<>(message, true, 0, 0);
    }

    private List<String> turns() {
        List<String> turns = new ArrayList<>();
        for (Work<String> next = room.poll(); next != null; next = room.poll()) {
            turns.add(next.message());
        }
        return turns;
    }
}
