package dev.guildhall.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.Heard;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Opcode;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// On a node whose hearts beat every two seconds.
@OnNode(environment = {"GUILDHALL_GATEWAY_HEARTBEAT_INTERVAL=2000 ms", "GUILDHALL_GATEWAY_IDENTIFY_TIMEOUT=2000 ms"})
final class HeartbeatTest {
    private static final int INTERVAL_MS = 2000;

    /// The beating client is the clock: it beats at half the interval and outlives the silent one, whatever the
    /// machine's speed.
    @Test
    void silentClientIsClosedAndMayResumeWhileABeatingOneStays(Portal portal) throws IOException, InterruptedException {
        Account person = portal.register("sleeper");
        try (GatewaySession beating = GatewaySession.asPerson(portal, person);
                GatewaySession silent = GatewaySession.asPerson(portal, person);
                ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor()) {
            heart.scheduleAtFixedRate(
                    () -> beating.send(GatewayFrames.heartbeat()), 0, INTERVAL_MS / 2, TimeUnit.MILLISECONDS);

            Heard.Closed closed = silent.awaitClose();
            for (int beats = 0; beats < 5; beats++) beating.awaitOp(Opcode.HEARTBEAT_ACK);

            assertThat(CloseCode.of(closed.code()).map(CloseCode::resumable))
                    .as("%s", closed)
                    .contains(true);
            assertResumes(portal, person, silent);
        }
    }

    @Test
    void clientThatNeverIdentifiesIsClosed(Portal portal) throws IOException, InterruptedException {
        try (GatewaySession idle = GatewaySession.greet(portal)) {
            assertThat(idle.awaitClose().code()).isNotEqualTo(CloseCode.NORMAL.code());
        }
    }

    private static void assertResumes(Portal portal, Account person, GatewaySession lost)
            throws IOException, InterruptedException {
        try (GatewaySession again = GatewaySession.greet(portal)) {
            again.send(GatewayFrames.resume(person, lost.sessionId(), lost.seq()));
            again.await(EventType.RESUMED);
        }
    }
}
