package dev.guildhall.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.Heard;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Opcode;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A session outlives its socket, exactly.
@OnNode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ResumeTest {
    private final Portal portal;
    private final Account owner;
    private final Place place;

    ResumeTest(Portal portal) throws IOException, InterruptedException {
        this.portal = portal;
        this.owner = portal.register("owner");
        this.place = Place.open(portal, owner, "resumed");
    }

    @Test
    void replayIsExactAndEndsWithResumedWhoseBodyIsAnObject() throws IOException, InterruptedException {
        GatewaySession lost = GatewaySession.asPerson(portal, owner);
        hear(lost, "before");
        long seq = lost.seq();
        lost.cut();
        List<String> missed = List.of("one", "two", "three", "four");
        for (String content : missed) place.say(owner, content);

        try (GatewaySession back = resume(lost, seq)) {
            JsonNode resumed = back.await(EventType.RESUMED);

            assertThat(resumed.isObject())
                    .as("JDA reads RESUMED.d as an object: %s", resumed)
                    .isTrue();
            assertThat(contents(back)).isEqualTo(missed);
            assertThat(sequences(back)).isEqualTo(upFrom(seq + 1, back.seq()));
            hear(back, "after");
            assertThat(sequences(back)).isEqualTo(upFrom(seq + 1, back.seq()));
        }
    }

    /// A client that lost frames on the wire names an older number than the server sent.
    @Test
    void replayBeginsAfterTheNumberThatTheClientNames() throws IOException, InterruptedException {
        GatewaySession lost = GatewaySession.asPerson(portal, owner);
        hear(lost, "kept");
        long seq = lost.seq();
        hear(lost, "lost on the wire");
        lost.cut();

        try (GatewaySession back = resume(lost, seq)) {
            back.await(EventType.RESUMED);

            assertThat(contents(back)).containsExactly("lost on the wire");
        }
    }

    @Test
    void sessionResumesAgainAndAgain() throws IOException, InterruptedException {
        GatewaySession session = GatewaySession.asPerson(portal, owner);
        String id = session.sessionId();
        long seq = session.seq();
        for (int round = 1; round <= 3; round++) {
            session.cut();
            place.say(owner, "round " + round);
            session = GatewaySession.greet(portal);
            session.send(GatewayFrames.resume(owner, id, seq));
            session.await(EventType.RESUMED);
            assertThat(contents(session)).containsExactly("round " + round);
            seq = session.seq();
        }
        session.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {4000, 4900, 3000})
    void goodbyeWithAnyOtherCodeLeavesTheSessionResumable(int code) throws IOException, InterruptedException {
        GatewaySession leaving = GatewaySession.asPerson(portal, owner);
        leaving.goodbye(code);

        try (GatewaySession back = resume(leaving, leaving.seq())) {
            back.await(EventType.RESUMED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001})
    void goodbyeForGoodEndsTheSession(int code) throws IOException, InterruptedException {
        GatewaySession leaving = GatewaySession.asPerson(portal, owner);
        leaving.goodbye(code);

        try (GatewaySession back = resume(leaving, leaving.seq())) {
            assertRefused(back);
        }
    }

    @Test
    void unknownSessionIsRefusedAndTheSocketTakesAnIdentify() throws IOException, InterruptedException {
        try (GatewaySession session = GatewaySession.greet(portal)) {
            session.send(GatewayFrames.resume(owner, "0123456789abcdef0123456789abcdef", 1));
            assertRefused(session);
            session.send(GatewayFrames.identifyPerson(owner));

            session.await(EventType.READY);
        }
    }

    @Test
    void sessionOfSomebodyElseIsRefused() throws IOException, InterruptedException {
        Account stranger = portal.register("stranger");
        try (GatewaySession theirs = GatewaySession.asPerson(portal, owner);
                GatewaySession thief = GatewaySession.greet(portal)) {
            thief.send(GatewayFrames.resume(stranger, theirs.sessionId(), theirs.seq()));
            assertRefused(thief);

            hear(theirs, "still mine");
        }
    }

    @Test
    void numberThatTheSessionNeverReachedIsRefused() throws IOException, InterruptedException {
        GatewaySession lost = GatewaySession.asPerson(portal, owner);
        lost.cut();
        try (GatewaySession back = resume(lost, lost.seq() + 1000)) {
            assertRefusedOrClosed(back);
        }
    }

    /// A half-open connection: the client came back before the server noticed that the old socket is dead.
    @Test
    void newSocketTakesTheSessionOverFromTheOldOne() throws IOException, InterruptedException {
        try (GatewaySession old = GatewaySession.asPerson(portal, owner);
                GatewaySession back = resume(old, old.seq())) {
            back.await(EventType.RESUMED);
            hear(back, "on the new one");

            assertThat(contents(old)).doesNotContain("on the new one");
        }
    }

    private GatewaySession resume(GatewaySession lost, long seq) throws IOException, InterruptedException {
        GatewaySession back = GatewaySession.greet(portal);
        back.send(GatewayFrames.resume(owner, lost.sessionId(), seq));
        return back;
    }

    private void hear(GatewaySession session, String content) throws IOException, InterruptedException {
        place.say(owner, content);
        session.await(
                EventType.MESSAGE_CREATE,
                message -> message.path("content").asText().equals(content));
    }

    private static void assertRefused(GatewaySession session) throws InterruptedException {
        JsonNode d = session.awaitOp(Opcode.INVALID_SESSION).data();
        assertThat(d.isBoolean()).as("%s", d).isTrue();
        assertThat(d.asBoolean()).isFalse();
    }

    private static void assertRefusedOrClosed(GatewaySession session) throws InterruptedException {
        Heard.Frame answer;
        try {
            answer = session.next();
        } catch (AssertionError closed) {
            assertThat(closed).hasMessageContaining(String.valueOf(CloseCode.INVALID_SEQ.code()));
            return;
        }
        assertThat(answer.op()).isEqualTo(Opcode.INVALID_SESSION.code());
    }

    private static List<String> contents(GatewaySession session) {
        return session.passed(EventType.MESSAGE_CREATE).stream()
                .map(message -> message.path("content").asText())
                .toList();
    }

    private static List<Long> sequences(GatewaySession session) {
        return session.passed().stream()
                .filter(frame -> frame.op() == Opcode.DISPATCH.code())
                .map(frame -> frame.json().path("s").asLong())
                .toList();
    }

    private static List<Long> upFrom(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
