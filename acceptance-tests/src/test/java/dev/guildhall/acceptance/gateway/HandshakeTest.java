package dev.guildhall.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.Heard;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Opcode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From the upgrade to READY, and every way in which a client can get it wrong.
@OnNode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HandshakeTest {
    private final Portal portal;
    private final Account person;

    HandshakeTest(Portal portal) throws IOException, InterruptedException {
        this.portal = portal;
        this.person = portal.register("visitor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?v=10&encoding=json", "?v=9&encoding=json"})
    void helloComesFirstWithAnIntegerIntervalAndNoSequence(String query) throws IOException, InterruptedException {
        try (GatewaySession session = open(query)) {
            Heard.Frame first = session.next();

            assertThat(first.op()).isEqualTo(Opcode.HELLO.code());
            JsonNode interval = first.data().path("heartbeat_interval");
            assertThat(interval.isIntegralNumber()).as("%s", interval).isTrue();
            assertThat(interval.asLong()).isPositive();
            assertThat(first.json().has("s")).as("s is there").isTrue();
            assertThat(first.json().path("s").isNull()).isTrue();
            assertThat(first.json().path("t").isNull()).isTrue();
        }
    }

    @Test
    void heartbeatIsAcknowledgedBeforeAndAfterIdentify() throws IOException, InterruptedException {
        try (GatewaySession session = GatewaySession.greet(portal)) {
            session.send(GatewayFrames.heartbeat());
            session.awaitOp(Opcode.HEARTBEAT_ACK);
            session.send(GatewayFrames.identifyPerson(person));
            session.await(EventType.READY);
            session.send(GatewayFrames.frame(
                    Opcode.HEARTBEAT, Wire.object("n", session.seq()).path("n")));

            session.awaitOp(Opcode.HEARTBEAT_ACK);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?v=5&encoding=json", "?v=11&encoding=json", "?v=ten&encoding=json", "?encoding=json"})
    void versionThatIsNotSpokenIsClosedAsSuch(String query) throws IOException, InterruptedException {
        try (GatewaySession session = open(query)) {
            assertClosed(session, CloseCode.INVALID_API_VERSION);
        }
    }

    @Test
    void anythingButAHeartbeatBeforeIdentifyIsNotAuthenticated() throws IOException, InterruptedException {
        try (GatewaySession session = GatewaySession.greet(portal)) {
            session.send(GatewayFrames.frame(
                    Opcode.PRESENCE_UPDATE,
                    Wire.object("since", null, "activities", new Object[0], "status", "online", "afk", false)));

            assertClosed(session, CloseCode.NOT_AUTHENTICATED);
        }
    }

    @Test
    void secondIdentifyIsAlreadyAuthenticated() throws IOException, InterruptedException {
        try (GatewaySession session = GatewaySession.asPerson(portal, person)) {
            session.send(GatewayFrames.identifyPerson(person));

            assertClosed(session, CloseCode.ALREADY_AUTHENTICATED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "MTIz.abc.def"})
    void tokenThatNobodyIssuedFailsAuthentication(String token) throws IOException, InterruptedException {
        try (GatewaySession session = GatewaySession.greet(portal)) {
            session.send(GatewayFrames.identifyPerson(new Account("1", "nobody", token, false)));

            assertClosed(session, CloseCode.AUTHENTICATION_FAILED);
        }
    }

    @Test
    void tokenWithOneByteOfItsSignatureChangedFailsAuthentication() throws IOException, InterruptedException {
        char last = person.token().charAt(person.token().length() - 2);
        String forged = person.token().substring(0, person.token().length() - 2)
                + (last == 'x' ? 'y' : 'x')
                + person.token().charAt(person.token().length() - 1);
        try (GatewaySession session = GatewaySession.greet(portal)) {
            session.send(GatewayFrames.identifyPerson(new Account(person.id(), person.name(), forged, false)));

            assertClosed(session, CloseCode.AUTHENTICATION_FAILED);
        }
    }

    @Test
    void unknownOpcodeIsClosedAsSuch() throws IOException, InterruptedException {
        try (GatewaySession session = GatewaySession.asPerson(portal, person)) {
            session.send(Wire.object("op", 99, "d", null));

            assertClosed(session, CloseCode.UNKNOWN_OPCODE);
        }
    }

    @Test
    void opcodeThatOnlyAServerSendsIsUnknownFromAClient() throws IOException, InterruptedException {
        try (GatewaySession session = GatewaySession.asPerson(portal, person)) {
            session.send(GatewayFrames.frame(Opcode.DISPATCH, Wire.object("content", "by the wrong door")));

            assertClosed(session, CloseCode.UNKNOWN_OPCODE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1,2", "\"op\"", "{\"op\":\"one\"}", "{\"op\":1}{\"op\":1}", "not json at all"})
    void frameThatIsNoJsonObjectIsADecodeError(String text) throws IOException, InterruptedException {
        try (GatewaySession session = GatewaySession.greet(portal)) {
            session.sendText(text);

            assertClosed(session, CloseCode.DECODE_ERROR);
        }
    }

    @Test
    void frameOverTheLimitIsADecodeError() throws IOException, InterruptedException {
        try (GatewaySession session = GatewaySession.asPerson(portal, person)) {
            session.send(GatewayFrames.frame(
                    Opcode.HEARTBEAT, Wire.object("fill", "x".repeat(Limits.GATEWAY_FRAME_BYTES_MAX))));

            assertClosed(session, CloseCode.DECODE_ERROR);
        }
    }

    @Test
    void frameTooManyInAMinuteIsRateLimited() throws IOException, InterruptedException {
        try (GatewaySession session = GatewaySession.greet(portal)) {
            for (int sent = 0; sent < Limits.GATEWAY_FRAMES_PER_WINDOW; sent++) session.send(GatewayFrames.heartbeat());
            for (int beat = 0; beat < Limits.GATEWAY_FRAMES_PER_WINDOW; beat++) session.awaitOp(Opcode.HEARTBEAT_ACK);
            session.send(GatewayFrames.heartbeat());

            assertClosed(session, CloseCode.RATE_LIMITED);
        }
    }

    @Test
    void intentBitThatDoesNotExistIsInvalid() throws IOException, InterruptedException {
        assertIntents(1L << 40, CloseCode.INVALID_INTENTS);
    }

    @Test
    void privilegedIntentThatTheApplicationHasNotEnabledIsDisallowed() throws IOException, InterruptedException {
        assertIntents(Intent.GUILDS.mask() | Intent.MESSAGE_CONTENT.mask(), CloseCode.DISALLOWED_INTENTS);
    }

    @Test
    void botWithoutIntentsIsInvalid() throws IOException, InterruptedException {
        Account bot = portal.createPlainBot(person, "forgetful");
        try (GatewaySession session = GatewaySession.greet(portal)) {
            session.send(GatewayFrames.identifyPerson(bot));

            assertClosed(session, CloseCode.INVALID_INTENTS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,1]", "[2,1]", "[-1,1]", "[0,0]"})
    void shardOutsideItsCountIsInvalid(String shard) throws IOException, InterruptedException {
        Account bot = portal.createPlainBot(person, "sharded");
        try (GatewaySession session = GatewaySession.greet(portal)) {
            JsonNode frame = GatewayFrames.identifyBot(bot, Intent.GUILDS.mask());
            session.sendText(frame.toString().replace("\"intents\"", "\"shard\":" + shard + ",\"intents\""));

            assertClosed(session, CloseCode.INVALID_SHARD);
        }
    }

    private void assertIntents(long intents, CloseCode expected) throws IOException, InterruptedException {
        Account bot = portal.createPlainBot(person, "curious");
        try (GatewaySession session = GatewaySession.greet(portal)) {
            session.send(GatewayFrames.identifyBot(bot, intents));

            assertClosed(session, expected);
        }
    }

    private GatewaySession open(String query) throws IOException, InterruptedException {
        return GatewaySession.open(portal.http(), GatewayFrames.address(portal.gateway(), query));
    }

    private static void assertClosed(GatewaySession session, CloseCode expected) throws InterruptedException {
        assertThat(session.awaitClose().code()).isEqualTo(expected.code());
    }
}
