package dev.guildhall.gateway;

import static dev.guildhall.gateway.TestGateway.GUILD;
import static dev.guildhall.gateway.TestGateway.INTENTS;
import static dev.guildhall.gateway.TestGateway.sessionId;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.ClientInfo;
import dev.guildhall.common.presence.OwnSession;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.presence.SessionPresence;
import dev.guildhall.common.protocol.ApplicationFlag;
import dev.guildhall.common.protocol.ClientPlatform;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.PresenceStatus;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.gateway.socket.GatewayCounter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PresenceTest extends OnTestGateway {
    private List<SessionPresence> shown() {
        return gateway.owners.toUsers.stream()
                .filter(UserMessage.ShowPresence.class::isInstance)
                .map(message -> ((UserMessage.ShowPresence) message).presence())
                .toList();
    }

    @Test
    void presenceOfIdentifyComesWithTheSessionAndBotsKeepFourFields() throws IOException {
        try (WireClient client = gateway.connect()) {
            client.say("{\"op\":2,\"d\":{\"token\":\"bot\",\"intents\":1,\"properties\":{\"browser\":\"Discord iOS\"},"
                    + "\"presence\":{\"status\":\"dnd\",\"since\":null,\"afk\":false,\"activities\":"
                    + "[{\"name\":\"chess\",\"type\":0,\"details\":\"no\",\"state\":\"yes\"}]}}}");
            client.next();
            UserMessage.OpenSession open = (UserMessage.OpenSession) gateway.owners.toUsers.getFirst();
            assertThat(open.client().platform()).isEqualTo(ClientPlatform.MOBILE);
            assertThat(open.presence().status()).isEqualTo(PresenceStatus.DND);
            assertThat(open.presence().activities())
                    .singleElement()
                    .satisfies(activity -> assertThat(activity.json().toString())
                            .isEqualTo("{\"name\":\"chess\",\"type\":0,\"state\":\"yes\"}"));
        }
    }

    @Test
    void fiveChangesAreShownAndOfThoseBeyondOnlyTheNewestWaits() throws IOException {
        try (WireClient client = gateway.bot()) {
            client.next();
            client.next();
            for (int i = 0; i < 8; i++) {
                client.say(
                        "{\"op\":3,\"d\":{\"since\":null,\"afk\":false,\"status\":\"idle\",\"activities\":[{\"name\":\"n"
                                + i + "\",\"type\":0}]}}");
            }
            gateway.awaitCounter(GatewayCounter.PRESENCES_OVERTAKEN, 2);
            assertThat(shown()).hasSize(5);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"away\",\"activities\":[]}",
                "{\"status\":5,\"activities\":[]}",
                "{\"status\":\"online\",\"activities\":[5]}",
                "{\"status\":\"online\",\"activities\":[{\"type\":0}]}",
                "{\"status\":\"online\",\"activities\":[{\"name\":\"x\",\"type\":9}]}",
                "{\"status\":\"online\",\"activities\":{}}",
                "{\"status\":\"online\",\"activities\":[],\"afk\":\"no\"}",
                "{\"status\":\"online\",\"activities\":[],\"since\":\"now\"}",
                "[]"
            })
    void wrongShapeClosesWithDecodeError(String data) throws IOException {
        try (WireClient client = gateway.bot()) {
            client.next();
            client.next();
            client.say("{\"op\":3,\"d\":" + data + "}");
            assertThat(client.closeCode()).isEqualTo(CloseCode.DECODE_ERROR.code());
        }
    }

    @Test
    void personHearsOfItsOtherSessionsAndABotDoesNot() throws IOException {
        OwnSession other = new OwnSession(
                new SessionId("other"),
                ClientInfo.ofPerson("Discord Client", "Windows"),
                new SessionPresence(PresenceStatus.INVISIBLE, List.of()));
        try (WireClient person = gateway.connect().identify("person", 0);
                WireClient bot = gateway.bot()) {
            JsonNode ready = person.next();
            assertThat(ready.path("d")
                            .path("sessions")
                            .path(0)
                            .path("session_id")
                            .asText())
                    .isEqualTo(sessionId(ready));
            gateway.actorOf(sessionId(ready)).tell(new SessionMessage.OwnSessions(List.of(other)));
            JsonNode replaced = person.next();
            assertThat(replaced.path("t").asText()).isEqualTo("SESSIONS_REPLACE");
            assertThat(replaced.path("d").path(0).path("status").asText()).isEqualTo("invisible");
            gateway.actorOf(sessionId(bot.next())).tell(new SessionMessage.OwnSessions(List.of(other)));
            bot.next();
            gateway.owners.publish(GUILD, "{}");
            assertThat(bot.next().path("t").asText()).isEqualTo("MESSAGE_CREATE");
        }
    }

    @Test
    void chunkCarriesPresencesOnlyForTheIntent() throws IOException {
        gateway.owners.applicationFlags = ApplicationFlag.GATEWAY_PRESENCE.mask();
        gateway.owners.presences.put(
                new UserId(5),
                new Presence(PresenceStatus.DND, List.of(), Map.of(ClientPlatform.WEB, PresenceStatus.DND)));
        String ask = "{\"op\":8,\"d\":{\"guild_id\":\"" + GUILD + "\",\"user_ids\":[\"5\"],\"presences\":true}}";
        try (WireClient hears = gateway.connect().identify("bot", INTENTS | Intent.GUILD_PRESENCES.mask())) {
            hears.next();
            hears.next();
            assertThat(hears.say(ask).next().path("d").path("presences").toString())
                    .isEqualTo("[{\"user\":{\"id\":\"5\"},\"status\":\"dnd\",\"activities\":[],"
                            + "\"client_status\":{\"web\":\"dnd\"}}]");
        }
        try (WireClient deaf = gateway.bot()) {
            deaf.next();
            deaf.next();
            assertThat(deaf.say(ask).next().path("d").path("presences").toString())
                    .isEqualTo("[]");
        }
    }
}
