package dev.guildhall.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Opcode;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SocketHandlerTest {
    private final TestSocket socket = new TestSocket();

    @Test
    void helloComesFirstWithAnIntegerInterval() {
        assertThat(socket.sent().getFirst().toString())
                .contains("{\"op\":10,\"d\":{\"heartbeat_interval\":41250},\"s\":null,\"t\":null}");
    }

    @Test
    void badVersionIsClosedWith4012AndGetsNoHello() {
        TestSocket old = new TestSocket(Optional.empty());
        assertThat(old.sent())
                .singleElement()
                .satisfies(frame -> assertThat(frame.closeCode()).isEqualTo(CloseCode.INVALID_API_VERSION.code()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "DECODE_ERROR | {\"op\":1",
                "DECODE_ERROR | [1]",
                "DECODE_ERROR | {\"d\":1}",
                "DECODE_ERROR | {\"op\":\"1\",\"d\":1}",
                "DECODE_ERROR | {\"op\":1.5,\"d\":1}",
                "DECODE_ERROR | {\"op\":1,\"op\":1,\"d\":1}",
                "DECODE_ERROR | {\"op\":1,\"d\":\"5\"}",
                "DECODE_ERROR | {\"op\":2,\"d\":{\"intents\":0}}",
                "DECODE_ERROR | {\"op\":2,\"d\":{\"token\":5,\"intents\":0}}",
                "DECODE_ERROR | {\"op\":2,\"d\":{\"token\":\"t\",\"intents\":\"0\"}}",
                "DECODE_ERROR | {\"op\":2,\"d\":{\"token\":\"t\",\"intents\":1e400}}",
                "DECODE_ERROR | {\"op\":2,\"d\":{\"token\":\"t\",\"shard\":[0]}}",
                "DECODE_ERROR | {\"op\":2,\"d\":{\"token\":\"t\",\"shard\":[\"a\",1]}}",
                "DECODE_ERROR | {\"op\":2,\"d\":{\"token\":\"t\",\"properties\":[]}}",
                "DECODE_ERROR | {\"op\":2,\"d\":{\"token\":\"t\",\"presence\":{\"status\":5}}}",
                "DECODE_ERROR | {\"op\":2,\"d\":null}",
                "DECODE_ERROR | {\"op\":6,\"d\":{\"token\":\"t\",\"seq\":1}}",
                "DECODE_ERROR | {\"op\":6,\"d\":{\"token\":\"t\",\"session_id\":\"a\",\"seq\":\"x\"}}",
                "UNKNOWN_OPCODE | {\"op\":99,\"d\":null}",
                "UNKNOWN_OPCODE | {\"op\":-1,\"d\":null}",
                "UNKNOWN_OPCODE | {\"op\":0,\"d\":{}}",
                "UNKNOWN_OPCODE | {\"op\":10,\"d\":{}}",
                "NOT_AUTHENTICATED | {\"op\":3,\"d\":{}}",
                "NOT_AUTHENTICATED | {\"op\":8,\"d\":{}}",
            })
    void wrongPayloadBeforeTheSessionIsClosedWith(CloseCode code, String payload) {
        assertThat(socket.send(payload).closeCode()).isEqualTo(code.code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "ALREADY_AUTHENTICATED | {\"op\":2,\"d\":{\"token\":\"t\",\"intents\":0}}",
                "ALREADY_AUTHENTICATED | {\"op\":6,\"d\":{\"token\":\"t\",\"session_id\":\"a\",\"seq\":1}}",
                "DECODE_ERROR | {\"op\":3,\"d\":{\"status\":\"asleep\"}}",
                "DECODE_ERROR | {\"op\":3,\"d\":{\"status\":\"idle\",\"afk\":\"no\"}}",
                "DECODE_ERROR | {\"op\":4,\"d\":{\"guild_id\":{}}}",
                "DECODE_ERROR | {\"op\":8,\"d\":{\"query\":\"\",\"limit\":0}}",
                "DECODE_ERROR | {\"op\":8,\"d\":{\"guild_id\":\"1\",\"limit\":\"0\"}}",
                "DECODE_ERROR | {\"op\":14,\"d\":{}}",
                "DECODE_ERROR | {\"op\":37,\"d\":{\"subscriptions\":[]}}",
                "DECODE_ERROR | {\"op\":34,\"d\":[]}",
            })
    void wrongPayloadInASessionIsClosedWith(CloseCode code, String payload) {
        assertThat(socket.identify().send(payload).closeCode()).isEqualTo(code.code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"op\":41,\"d\":\"whatever\"}",
                "{\"op\":24,\"d\":5}",
            })
    void operationsWithoutEffectAreAcceptedAndCounted(String payload) {
        assertThat(socket.identify().send(payload).closeCode()).isZero();
        assertThat(socket.counters.value(GatewayCounter.OPERATIONS_WITHOUT_EFFECT))
                .isEqualTo(1);
    }

    @Test
    void memberRequestReachesTheSession() {
        socket.identify().send("{\"op\":8,\"d\":{\"guild_id\":\"1\",\"query\":\"\",\"limit\":0}}");
        assertThat(socket.operations).containsExactly(Opcode.REQUEST_GUILD_MEMBERS);
    }

    @Test
    void heartbeatIsAnsweredBeforeAndAfterIdentify() {
        socket.send("{\"op\":1,\"d\":null}")
                .identify()
                .send("{\"op\":1,\"d\":7}")
                .send("{\"op\":40,\"d\":{\"seq\":7,\"qos\":{}}}");
        assertThat(socket.sentJson().stream().map(frame -> frame.path("op").asInt()))
                .containsExactly(10, 11, 11, 11);
    }

    @Test
    void silentClientIsClosedAfterOneAndAHalfIntervalsAndMayResume() {
        socket.identify().passes(Duration.ofMillis(61_874));
        assertThat(socket.closeCode()).isZero();
        socket.passes(Duration.ofMillis(1));
        assertThat(socket.closeCode()).isEqualTo(CloseCode.UNKNOWN_ERROR.code());
        assertThat(socket.ends).containsExactly(true);
        assertThat(socket.counters.value(GatewayCounter.HEARTBEATS_MISSED)).isEqualTo(1);
    }

    @Test
    void eachBeatMovesTheDeadline() {
        socket.identify();
        for (int beat = 0; beat < 5; beat++) {
            socket.passes(Duration.ofSeconds(60)).send("{\"op\":1,\"d\":null}");
        }
        assertThat(socket.closeCode()).isZero();
        socket.passes(Duration.ofMillis(61_875));
        assertThat(socket.closeCode()).isEqualTo(CloseCode.UNKNOWN_ERROR.code());
    }

    @Test
    void clientThatNeverIdentifiesIsClosed() {
        socket.passes(Duration.ofSeconds(29)).send("{\"op\":1,\"d\":null}");
        assertThat(socket.closeCode()).isZero();
        socket.passes(Duration.ofSeconds(1));
        assertThat(socket.closeCode()).isEqualTo(CloseCode.SESSION_TIMED_OUT.code());
    }

    @Test
    void socketThatNoSessionTakesIsClosedResumably() {
        socket.unbound().identify().passes(Duration.ofSeconds(30));
        assertThat(socket.closeCode()).isEqualTo(CloseCode.UNKNOWN_ERROR.code());
    }

    @Test
    void frame121InAMinuteIsOneTooMany() {
        for (int frame = 0; frame < Limits.GATEWAY_FRAMES_PER_WINDOW; frame++) {
            socket.send("{\"op\":1,\"d\":null}");
        }
        assertThat(socket.closeCode()).isZero();
        assertThat(socket.send("{\"op\":1,\"d\":null}").closeCode()).isEqualTo(CloseCode.RATE_LIMITED.code());
    }

    @Test
    void pingsCountAgainstTheBudgetAndAreAnswered() {
        socket.channel.writeInbound(new PingWebSocketFrame(Unpooled.copiedBuffer("hi", StandardCharsets.UTF_8)));
        assertThat(socket.sent().getLast().toString()).isEqualTo("10 hi");
        for (int frame = 0; frame < Limits.GATEWAY_FRAMES_PER_WINDOW; frame++) {
            socket.channel.writeInbound(new PingWebSocketFrame());
        }
        assertThat(socket.closeCode()).isEqualTo(CloseCode.RATE_LIMITED.code());
    }

    @Test
    void binaryJsonIsRead() {
        byte[] beat = "{\"op\":1,\"d\":null}".getBytes(StandardCharsets.UTF_8);
        socket.channel.writeInbound(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(beat)));
        assertThat(socket.sentJson().getLast().path("op").asInt()).isEqualTo(11);
    }

    @Test
    void fragmentsMakeOneMessage() {
        socket.channel.writeInbound(new TextWebSocketFrame(false, 0, "{\"op\":1,"));
        socket.channel.writeInbound(new ContinuationWebSocketFrame(false, 0, "\"d\":"));
        socket.channel.writeInbound(new ContinuationWebSocketFrame(true, 0, "null}"));
        assertThat(socket.sentJson().getLast().path("op").asInt()).isEqualTo(11);
    }

    @Test
    void fragmentsThatAddUpToMoreThanAFrameAreADecodeError() {
        String half = "x".repeat(Limits.GATEWAY_FRAME_BYTES_MAX / 2 + 1);
        socket.channel.writeInbound(new TextWebSocketFrame(false, 0, half));
        socket.channel.writeInbound(new ContinuationWebSocketFrame(true, 0, half));
        assertThat(socket.closeCode()).isEqualTo(CloseCode.DECODE_ERROR.code());
    }

    @Test
    void endlessEmptyFragmentsAreADecodeError() {
        socket.channel.writeInbound(new TextWebSocketFrame(false, 0, "{"));
        for (int fragment = 0; fragment < 300; fragment++) {
            socket.channel.writeInbound(new ContinuationWebSocketFrame(false, 0, ""));
        }
        assertThat(socket.closeCode()).isEqualTo(CloseCode.DECODE_ERROR.code());
    }

    @ParameterizedTest
    @CsvSource({"1000,false", "1001,false", "4000,true", "4200,true", "-1,true"})
    void clientsCloseCodeDecidesWhetherTheSessionGoesOn(int code, boolean resumable) {
        socket.identify();
        socket.channel.writeInbound(code < 0 ? new CloseWebSocketFrame() : new CloseWebSocketFrame(code, "bye"));
        assertThat(socket.ends).containsExactly(resumable);
        assertThat(socket.channel.isOpen()).isFalse();
    }

    @Test
    void lostConnectionLeavesTheSessionResumable() {
        socket.identify().channel.close();
        assertThat(socket.ends).containsExactly(true);
    }

    @Test
    void clientThatIgnoresOurCloseFrameIsCutAfterAWhile() {
        socket.send("nonsense");
        assertThat(socket.channel.isOpen()).isTrue();
        socket.passes(Duration.ofSeconds(5));
        assertThat(socket.channel.isOpen()).isFalse();
    }

    @Test
    void identifyIsReadAsLibrariesWriteIt() {
        socket.send(
                "{\"op\":2,\"d\":{\"token\":\"Bot abc\",\"intents\":513,\"large_threshold\":5000,\"compress\":false,"
                        + "\"shard\":[1,4],\"properties\":{\"$os\":\"linux\",\"browser\":\"js\",\"device\":\"js\"}}}");
        Identify identify = socket.identifies.getFirst();
        assertThat(identify.token()).isEqualTo("abc");
        assertThat(identify.intents()).isEqualTo(513);
        assertThat(identify.largeThreshold()).isEqualTo(Limits.LARGE_THRESHOLD_MAX);
        assertThat(identify.shard()).isEqualTo(new Identify.ShardClaim(1, 4));
        assertThat(identify.properties().os()).isEqualTo("linux");
        assertThat(identify.host()).isEqualTo("gateway.test");
    }

    /// A replay and a list of members, for two.
    @Test
    void allWhoWaitForRoomAreTold() {
        TestSocket socket = new TestSocket().identify();
        SocketWriter writer = Objects.requireNonNull(socket.writer);
        List<String> told = new ArrayList<>();
        room(socket, false);
        writer.awaitWritable(() -> told.add("first"));
        writer.awaitWritable(() -> told.add("second"));
        socket.passes(Duration.ZERO);
        assertThat(told).isEmpty();
        room(socket, true);
        socket.passes(Duration.ZERO);
        assertThat(told).containsExactly("first", "second");
    }

    private static void room(TestSocket socket, boolean room) {
        Objects.requireNonNull(socket.channel.unsafe().outboundBuffer()).setUserDefinedWritability(1, room);
    }
}
