package dev.guildhall.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FrameBudgetProperties {

    private static final RateLimit FRAMES = new RateLimit(120, Duration.ofSeconds(60));

    @Property(tries = 300)
    void frameIsRefusedExactlyWhenTheWindowIsFull(
            @ForAll @IntRange(min = 2, max = 6) int permits,
            @ForAll @Size(max = 80) List<@IntRange(max = 110) Integer> gaps) {
        RateLimit limit = new RateLimit(permits, Duration.ofNanos(100));
        FrameBudget budget = new FrameBudget(limit, -1000);
        List<Long> granted = new ArrayList<>();
        long now = -1000;
        for (int gap : gaps) {
            now += gap > 100 ? gap : gap / permits;
            long at = now;
            long inWindow = granted.stream().filter(ns -> at - ns < 100).count();
            assertThat(budget.take(now)).isEqualTo(inWindow < permits);
            if (inWindow < permits) granted.add(now);
        }
    }

    @Example
    void hundredAndTwentyFramesInAMinuteAreServedAndTheNextIsNot() {
        FrameBudget budget = new FrameBudget(FRAMES, 0);
        for (int i = 0; i < 120; i++) assertThat(budget.take(i)).isTrue();
        assertThat(budget.take(FRAMES.perNs() - 1)).isFalse();
        assertThat(budget.take(FRAMES.perNs())).isTrue();
        assertThat(budget.take(FRAMES.perNs())).isFalse();
    }

    @Example
    void sessionThatOnlyBeatsKeepsNoRing() {
        FrameBudget budget = new FrameBudget(FRAMES, 0);
        long now = 0;
        for (int i = 0; i < 1000; i++) {
            assertThat(budget.take(now)).isTrue();
            assertThat(budget.keepsRing()).isFalse();
            now += Duration.ofMillis(41_250).toNanos();
        }
    }

    @Example
    void ringIsDroppedWhenAChattySessionCalmsDown() {
        FrameBudget budget = new FrameBudget(FRAMES, 0);
        for (int i = 0; i < 50; i++) assertThat(budget.take(i)).isTrue();
        assertThat(budget.keepsRing()).isTrue();
        assertThat(budget.take(FRAMES.perNs() + 50)).isTrue();
        assertThat(budget.keepsRing()).isFalse();
    }
}
