package dev.guildhall.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Opcode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How somebody is seen whose connection is lost, on a node whose hearts beat every two seconds and that waits three
/// for a client to come back. Whoever watches beats.
@OnNode(
        environment = {
            "GUILDHALL_GATEWAY_HEARTBEAT_INTERVAL=2000 ms",
            "GUILDHALL_GATEWAY_RESUME_WINDOW=3 s",
            "GUILDHALL_GUILD_PRESENCE_PAUSE=10 ms"
        })
final class PresenceTest {
    private static final int BEAT_MS = 1000;

    private final ScheduledExecutorService hearts = Executors.newSingleThreadScheduledExecutor();
    private final Portal portal;
    private final Account anna;
    private final Account ben;
    private final Place place;

    PresenceTest(Portal portal) throws IOException, InterruptedException {
        this.portal = portal;
        anna = portal.register("anna");
        ben = portal.register("ben");
        place = Place.open(portal, anna, "seen");
        place.welcome(ben);
    }

    @AfterEach
    void stop() {
        hearts.shutdownNow();
    }

    private GatewaySession beating(Account who) throws IOException, InterruptedException {
        GatewaySession session = GatewaySession.asPerson(portal, who);
        hearts.scheduleAtFixedRate(() -> session.send(GatewayFrames.heartbeat()), 0, BEAT_MS, TimeUnit.MILLISECONDS);
        return session;
    }

    private static void show(GatewaySession session, String status) {
        session.send(GatewayFrames.frame(
                Opcode.PRESENCE_UPDATE,
                Wire.object("since", null, "afk", false, "status", status, "activities", List.of())));
    }

    private void awaitSeen(GatewaySession watcher, String status) throws InterruptedException {
        watcher.await(
                EventType.PRESENCE_UPDATE,
                presence ->
                        of(presence, ben) && presence.path("status").asText().equals(status));
    }

    private static boolean of(JsonNode presence, Account who) {
        return presence.path("user").path("id").asText().equals(who.id());
    }

    private List<String> seen(GatewaySession watcher) {
        return watcher.passed(EventType.PRESENCE_UPDATE).stream()
                .filter(presence -> of(presence, ben))
                .map(presence -> presence.path("status").asText())
                .toList();
    }

    /// As READY shows it to somebody who comes now.
    private String shown() throws IOException, InterruptedException {
        try (GatewaySession comer = GatewaySession.asPerson(portal, anna)) {
            JsonNode guild =
                    comer.passed(EventType.READY).getFirst().path("guilds").path(0);
            assertThat(guild.path("id").asText()).isEqualTo(place.guildId());
            for (JsonNode presence : guild.path("presences")) {
                if (of(presence, ben)) return presence.path("status").asText();
            }
            throw new AssertionError("a small guild shows all: " + guild);
        }
    }

    @Test
    void whoResumesWasThereAllTheTimeAndIsSeenAsBefore() throws IOException, InterruptedException {
        try (GatewaySession watcher = beating(anna)) {
            GatewaySession lost = GatewaySession.asPerson(portal, ben);
            awaitSeen(watcher, "online");
            show(lost, "dnd");
            awaitSeen(watcher, "dnd");
            lost.cut();
            try (GatewaySession again = GatewaySession.greet(portal)) {
                again.send(GatewayFrames.resume(ben, lost.sessionId(), lost.seq()));
                again.await(EventType.RESUMED);
                assertThat(shown()).isEqualTo("dnd");
                show(again, "idle");
                awaitSeen(watcher, "idle");
                assertThat(seen(watcher)).containsExactly("online", "dnd", "idle");
                assertThat(shown()).isEqualTo("idle");
            }
        }
    }

    @Test
    void whoFallsSilentIsOfflineWhenNobodyCameBack() throws IOException, InterruptedException {
        try (GatewaySession watcher = beating(anna)) {
            GatewaySession silent = GatewaySession.asPerson(portal, ben);
            awaitSeen(watcher, "online");
            int code = silent.awaitClose().code();
            assertThat(CloseCode.of(code).map(CloseCode::resumable)).contains(true);
            awaitSeen(watcher, "offline");
            assertThat(seen(watcher)).containsExactly("online", "offline");
            assertThat(shown()).isEqualTo("offline");
        }
    }

    /// The one that goes on speaks for the user; the lost one's word ends with it.
    @Test
    void silentSessionTakesItsWordWithItAndTheOtherOneStays() throws IOException, InterruptedException {
        try (GatewaySession watcher = beating(anna);
                GatewaySession other = beating(ben)) {
            awaitSeen(watcher, "online");
            show(other, "idle");
            awaitSeen(watcher, "idle");
            GatewaySession silent = GatewaySession.asPerson(portal, ben);
            show(silent, "dnd");
            awaitSeen(watcher, "dnd");
            silent.awaitClose();
            awaitSeen(watcher, "idle");
            assertThat(shown()).isEqualTo("idle");
            assertThat(seen(watcher)).doesNotContain("offline");
        }
    }
}
