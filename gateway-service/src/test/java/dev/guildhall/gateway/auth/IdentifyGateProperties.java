package dev.guildhall.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.UserId;
import dev.guildhall.gateway.auth.IdentifyGate.SessionStarts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IdentifyGateProperties {
    private static final UserId BOT = new UserId(1);
    private static final UserId OTHER = new UserId(2);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final AtomicLong nowNs = new AtomicLong(Long.MAX_VALUE - 1_000);

    private IdentifyGate gate(int maxConcurrency, int budget, int botsMax) {
        IdentifyLimits limits = new IdentifyLimits(true, maxConcurrency, PAUSE, budget, PERIOD, botsMax);
        return new IdentifyGate(limits, nowNs::get);
    }

    private void passes(Duration time) {
        nowNs.addAndGet(time.toNanos());
    }

    private record Attempt(long atMs, int key) {}

    /// Against a list of everything that was ever admitted.
    @Property(tries = 200)
    void anIdentifyIsRefusedExactlyWhenItsKeyRestsOrTheBudgetIsSpent(
            @ForAll @IntRange(min = 1, max = 3) int maxConcurrency,
            @ForAll @IntRange(min = 1, max = 8) int budget,
            @ForAll @Size(max = 80) List<@IntRange(max = 8_000) Integer> gapsMs) {
        IdentifyGate gate = gate(maxConcurrency, budget, 10);
        List<Attempt> admitted = new ArrayList<>();
        long ms = 0;
        long begunMs = Long.MIN_VALUE;
        int used = 0;
        for (int gap : gapsMs) {
            ms += gap;
            passes(Duration.ofMillis(gap));
            if (begunMs == Long.MIN_VALUE || ms - begunMs >= PERIOD.toMillis()) {
                begunMs = ms;
                used = 0;
            }
            int shard = gap % 7;
            int key = shard % maxConcurrency;
            long now = ms;
            boolean rests =
                    admitted.stream().anyMatch(each -> each.key() == key && now - each.atMs() < PAUSE.toMillis());
            boolean expected = !rests && used < budget;
            assertThat(gate.admit(BOT, shard)).isEqualTo(expected);
            if (expected) {
                admitted.add(new Attempt(ms, key));
                used++;
            }
            assertThat(gate.sessionStarts(BOT).remaining()).isEqualTo(budget - used);
        }
    }

    @Example
    void theFirstGoesAtOnceAndTheNextAfterThePause() {
        IdentifyGate gate = gate(1, 10, 10);
        assertThat(gate.admit(BOT, 0)).isTrue();
        passes(PAUSE.minusNanos(1));
        assertThat(gate.admit(BOT, 0)).isFalse();
        assertThat(gate.admit(OTHER, 0)).isTrue();
        passes(Duration.ofNanos(1));
        assertThat(gate.admit(BOT, 0)).isTrue();
        assertThat(gate.refused()).isEqualTo(1);
    }

    @Example
    void shardsOfOtherKeysDoNotWaitForEachOther() {
        IdentifyGate gate = gate(2, 10, 10);
        assertThat(gate.admit(BOT, 0)).isTrue();
        assertThat(gate.admit(BOT, 1)).isTrue();
        assertThat(gate.admit(BOT, 2)).isFalse();
        assertThat(gate.admit(BOT, 3)).isFalse();
    }

    @Example
    void theBudgetIsToldAsItIsAndComesBackAtOnce() {
        IdentifyGate gate = gate(1, 2, 10);
        assertThat(gate.sessionStarts(BOT)).isEqualTo(new SessionStarts(2, 2, 0, 1));
        gate.admit(BOT, 0);
        passes(PAUSE);
        gate.admit(BOT, 0);
        passes(PAUSE);
        assertThat(gate.admit(BOT, 0)).isFalse();
        assertThat(gate.sessionStarts(BOT)).isEqualTo(new SessionStarts(2, 0, 50_000, 1));
        passes(Duration.ofSeconds(50));
        assertThat(gate.sessionStarts(BOT)).isEqualTo(new SessionStarts(2, 2, 0, 1));
        assertThat(gate.admit(BOT, 0)).isTrue();
        assertThat(gate.sessionStarts(BOT)).isEqualTo(new SessionStarts(2, 1, 60_000, 1));
    }

    @Example
    void thePauseGoesOnOverTheEndOfAPeriod() {
        IdentifyGate gate = gate(1, 5, 10);
        gate.admit(BOT, 0);
        passes(PERIOD.minusSeconds(1));
        gate.admit(BOT, 0);
        passes(Duration.ofSeconds(1));
        assertThat(gate.admit(BOT, 0)).isFalse();
    }

    @Example
    void manyBotsDoNotGrowTheTable() {
        IdentifyGate gate = gate(1, 5, 3);
        for (int bot = 1; bot <= 100; bot++) {
            assertThat(gate.admit(new UserId(bot), 0)).isTrue();
        }
        assertThat(gate.bots()).isEqualTo(3);
        assertThat(gate.evicted()).isEqualTo(97);
        assertThat(gate.admit(new UserId(100), 0)).isFalse();
        passes(PERIOD);
        gate.admit(new UserId(200), 0);
        assertThat(gate.bots()).isEqualTo(1);
        assertThat(gate.evicted()).isEqualTo(97);
    }

    @Example
    void switchedOffItAdmitsEverybody() {
        IdentifyGate gate = new IdentifyGate(new IdentifyLimits(false, 1, PAUSE, 1, PERIOD, 1), nowNs::get);
        for (int i = 0; i < 5; i++) {
            assertThat(gate.admit(BOT, 0)).isTrue();
        }
        assertThat(gate.sessionStarts(BOT).remaining()).isEqualTo(1);
    }
}
