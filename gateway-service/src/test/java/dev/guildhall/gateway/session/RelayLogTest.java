package dev.guildhall.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.gateway.socket.GatewayCounter;
import dev.guildhall.gateway.socket.GatewayCounters;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RelayLogTest {
    private static final GuildId BUSY = new GuildId(1);
    private static final GuildId QUIET = new GuildId(2);

    private final GatewayCounters counters = new GatewayCounters();
    private long nowNs = -5;
    private final RelayLog log = new RelayLog(Relays.bounds(10_000, 15_000), () -> nowNs, counters);

    @Test
    void keepsEachEntryUnderItsIndex() {
        EncodedEvent first = event(10);
        assertThat(log.append(BUSY, first)).isZero();
        assertThat(log.append(QUIET, event(10))).isEqualTo(1);
        assertThat(log.at(0)).isSameAs(first);
        assertThat(log.at(2)).isNull();
    }

    @Test
    void entriesLeaveWhenTheirTimeIsOver() {
        long index = log.append(BUSY, event(10));
        nowNs += Duration.ofSeconds(60).toNanos();
        log.evictExpired();
        assertThat(log.at(index)).isNotNull();
        nowNs++;
        log.evictExpired();
        assertThat(log.at(index)).isNull();
        assertThat(log.bytes()).isZero();
        assertThat(log.owners()).isZero();
    }

    @Test
    void busyOwnerLosesItsOldestAndLeavesOthersAlone() {
        long quiet = log.append(QUIET, event(10));
        long oldest = log.append(BUSY, event(4_000));
        log.append(BUSY, event(4_000));
        long newest = log.append(BUSY, event(4_000));
        assertThat(log.at(oldest)).isNull();
        assertThat(log.at(newest)).isNotNull();
        assertThat(log.at(quiet)).isNotNull();
        assertThat(counters.value(GatewayCounter.LOG_ENTRIES_EVICTED)).isEqualTo(1);
    }

    @Test
    void allOwnersTogetherAreBounded() {
        for (int owner = 0; owner < 1_000; owner++) {
            log.append(new GuildId(owner), event(100));
        }
        assertThat(log.bytes()).isLessThanOrEqualTo(15_000);
        assertThat(log.owners()).isLessThan(100);
    }

    @Test
    void entryLargerThanItsOwnersBoundStaysUntilTheNext() {
        long large = log.append(BUSY, event(12_000));
        assertThat(log.at(large)).isNotNull();
        log.append(BUSY, event(1));
        assertThat(log.at(large)).isNull();
    }

    @Test
    void indexesGoOnOverManyTurnsOfTheRing() {
        for (int entry = 0; entry < 100_000; entry++) {
            nowNs += Duration.ofMillis(100).toNanos();
            long index = log.append(new GuildId(entry % 7), event(entry % 50));
            assertThat(index).isEqualTo(entry);
        }
        assertThat(log.at(99_999)).isNotNull();
        assertThat(log.at(0)).isNull();
    }

    @Test
    void positionsCostNothingOnceTheLogForgot() {
        Positions positions = new Positions(1, 64);
        for (int dispatch = 0; dispatch < 20; dispatch++) {
            positions.add(log.append(QUIET, event(10)), log);
        }
        assertThat(positions.first()).isEqualTo(2);
        assertThat(positions.last()).isEqualTo(21);
        nowNs += Duration.ofSeconds(61).toNanos();
        log.evictExpired();
        positions.trim(log);
        assertThat(positions.slots()).isZero();
        assertThat(positions.first()).isEqualTo(22);
        assertThat(positions.add(log.append(QUIET, event(10)), log)).isEqualTo(22);
    }

    @Test
    void positionsAreBoundedAndForgetTheOldest() {
        RelayLog large = new RelayLog(Relays.bounds(1 << 20, 1 << 20), () -> nowNs, counters);
        Positions positions = new Positions(0, 64);
        for (int dispatch = 0; dispatch < 1_000; dispatch++) {
            positions.add(large.append(QUIET, event(1)), large);
        }
        assertThat(positions.slots()).isEqualTo(64);
        assertThat(positions.first()).isEqualTo(937);
        assertThat(positions.at(937, large)).isEqualTo(936);
        assertThat(positions.at(936, large)).isEqualTo(-1);
    }

    private static EncodedEvent event(int bytes) {
        return new EncodedEvent(EventType.MESSAGE_CREATE, Bytes.owning(new byte[bytes]));
    }
}
