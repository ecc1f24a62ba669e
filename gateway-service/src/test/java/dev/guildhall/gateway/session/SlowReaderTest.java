package dev.guildhall.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.gateway.session.RelayWorld.Client;
import dev.guildhall.gateway.socket.GatewayCounter;
import dev.guildhall.gateway.socket.QueueLoop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SlowReaderTest {
    private final RelayWorld world = new RelayWorld(Relays.generous(), 2);
    private final Client slow = world.clients.getFirst();

    @Test
    void clientThatReadsNothingIsClosedResumablyAndLosesNothing() {
        slow.reads(false);
        publish(30);
        world.passes(Duration.ofSeconds(20));
        assertThat(world.counters.value(GatewayCounter.SLOW_READERS_CLOSED)).isZero();
        world.passes(Duration.ofSeconds(1));
        assertThat(world.counters.value(GatewayCounter.SLOW_READERS_CLOSED)).isEqualTo(1);
        publish(5);
        slow.read();
        assertThat(slow.connected()).isFalse();
        slow.cut();
        slow.resume();
        assertThat(slow.applied).hasSize(35).isEqualTo(slow.expected);
        assertThat(slow.refusals).isZero();
    }

    @Test
    void clientThatReadsInTimeIsNotClosed() {
        for (int turn = 0; turn < 10; turn++) {
            slow.reads(false);
            publish(3);
            world.passes(Duration.ofSeconds(15));
            slow.reads(true);
            slow.read();
        }
        assertThat(world.counters.value(GatewayCounter.SLOW_READERS_CLOSED)).isZero();
        assertThat(slow.applied).hasSize(30).isEqualTo(slow.expected);
    }

    /// The loop is late: the client catches up, falls behind again before its last part was written, and far.
    @Test
    void partsComeOneAtATimeHoweverOftenAClientFallsBehind() {
        RelayWorld late = new RelayWorld(Relays.generous(), 1);
        Client client = late.clients.getFirst();
        client.read();
        late.loopsAreBusy();
        publish(late, 4);
        late.loopsRun();
        client.reads(true);
        late.relayRuns();
        publish(late, 10);
        late.loopsRun();
        late.loops.forEach(QueueLoop::takenSince);
        late.relayRuns();
        assertThat(late.loops.getFirst().takenSince()).isEqualTo(1);
        for (int turn = 0; turn < 10; turn++) {
            late.loopsRun();
            client.reads(true);
            late.relayRuns();
        }
        client.read();
        assertThat(client.applied).hasSize(14).isEqualTo(client.expected);
    }

    private static void publish(RelayWorld world, int events) {
        for (int event = 0; event < events; event++) {
            world.publish(0, List.of(0, 1, 2), 30_000, null, null);
        }
    }

    @Test
    void oneTaskForEachEventLoopAndDeliveryWhateverTheNumberOfSessions() {
        RelayWorld crowd = new RelayWorld(Relays.generous(), 200);
        crowd.clients.forEach(Client::read);
        crowd.loops.forEach(loop -> loop.takenSince());
        crowd.publish(0, List.of(0, 1, 2), 10, crowd.clients.get(4), crowd.clients.get(4));
        // The delivery, and on a loop that it brought two events the flush of the first.
        crowd.loops.forEach(loop -> assertThat(loop.takenSince()).isBetween(1, 2));
        crowd.clients.forEach(Client::read);
        assertThat(crowd.clients).allMatch(client -> client.applied.size() == 1);
    }

    private void publish(int events) {
        for (int event = 0; event < events; event++) {
            world.publish(0, List.of(0, 1, 2), 100, null, null);
        }
    }
}
