package dev.guildhall.gateway;

import static dev.guildhall.gateway.TestGateway.GUILD;
import static dev.guildhall.gateway.TestGateway.INTENTS;
import static dev.guildhall.gateway.TestGateway.OTHER;
import static dev.guildhall.gateway.TestGateway.sessionId;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Opcode;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.gateway.socket.GatewayCounter;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway") // JUnit fills the folder, and the store before the first test.
final class GatewayModuleTest {
    @TempDir
    private static Path folder;

    private static TestStore store;

    private final TestGateway gateway = new TestGateway(store, EchoRest::new);
    private final FakeOwners owners = gateway.owners;

    @BeforeAll
    static void openStore() {
        store = new TestStore(folder, GUILD);
    }

    @AfterAll
    static void closeStore() {
        store.close();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void botGetsReadyThenItsGuildsThenTheirEvents() throws IOException {
        try (WireClient client = gateway.bot()) {
            JsonNode ready = client.next();
            assertThat(ready.path("t").asText()).isEqualTo("READY");
            assertThat(ready.path("s").asLong()).isEqualTo(1);
            JsonNode data = ready.path("d");
            assertThat(data.path("v").asInt()).isEqualTo(10);
            assertThat(data.path("user").path("id").asText()).isEqualTo("100");
            assertThat(data.path("guilds").toString()).isEqualTo("[{\"id\":\"" + GUILD + "\",\"unavailable\":true}]");
            assertThat(data.path("private_channels").isArray()).isTrue();
            assertThat(data.path("application").toString()).isEqualTo("{\"id\":\"100\",\"flags\":0}");
            assertThat(data.path("resume_gateway_url").asText()).isEqualTo("ws://chat.test:99");
            assertThat(sessionId(ready)).hasSize(32);
            JsonNode create = client.next();
            assertThat(create.path("t").asText()).isEqualTo("GUILD_CREATE");
            assertThat(create.path("s").asLong()).isEqualTo(2);
            owners.publish(GUILD, "{\"content\":\"hi\"}");
            assertThat(client.next().toString())
                    .isEqualTo("{\"op\":0,\"t\":\"MESSAGE_CREATE\",\"s\":3,\"d\":{\"content\":\"hi\"}}");
        }
    }

    @Test
    void sessionsEndWithTheirGatewayInsteadOfWaitingForAResume() throws IOException {
        try (WireClient client = gateway.bot()) {
            ActorRef<SessionMessage> session = gateway.actorOf(sessionId(client.next()));
            client.next();
            owners.toGuilds.clear();
            gateway.gateway.close();
            gateway.awaitEnded(session);
            assertThat(owners.toGuilds).isEmpty();
        }
    }

    @Test
    void largeBodiesArriveWhole() throws IOException {
        try (WireClient client = gateway.bot()) {
            client.next();
            client.next();
            for (int size : new int[] {1, 60, 100, 2_000, 2_100, 65_500, 200_000}) {
                String content = "x".repeat(size);
                owners.publish(GUILD, "{\"content\":\"" + content + "\"}");
                assertThat(client.next().path("d").path("content").asText()).isEqualTo(content);
            }
        }
    }

    @Test
    void personGetsWholeGuildsInReady() throws IOException {
        try (WireClient client = gateway.connect().identify("person", 0)) {
            JsonNode data = client.next().path("d");
            assertThat(data.path("guilds").path(0).path("members").size()).isEqualTo(1);
            assertThat(data.path("merged_members").toString()).isEqualTo("[[{\"user_id\":\"200\",\"roles\":[]}]]");
            assertThat(data.path("user").path("email").asText()).isEqualTo("a@example.org");
            owners.publish(GUILD, "{}");
            assertThat(client.next().path("s").asLong()).isEqualTo(2);
        }
    }

    @Test
    void guildThatDoesNotAnswerIsUnavailableInReadyAndComesLater() throws IOException {
        owners.guilds.add(OTHER);
        owners.silent.add(OTHER);
        try (WireClient client = gateway.connect().identify("person", 0)) {
            JsonNode guilds = client.next().path("d").path("guilds");
            assertThat(guilds.path(0).path("id").asText()).isEqualTo(GUILD.toString());
            assertThat(guilds.path(1).path("unavailable").asBoolean()).isTrue();
            owners.toGuilds.stream()
                    .filter(message -> message instanceof GuildSession.Attach)
                    .findFirst()
                    .ifPresent(message -> owners.attach(OTHER, (GuildSession.Attach) message));
            JsonNode late = client.next();
            assertThat(late.path("t").asText()).isEqualTo("GUILD_CREATE");
            assertThat(late.path("d").path("id").asText()).isEqualTo(OTHER.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "forged, 0, AUTHENTICATION_FAILED",
        "Bot bot, 2, DISALLOWED_INTENTS",
        "Bot bot, 256, DISALLOWED_INTENTS",
        "Bot bot, 32768, DISALLOWED_INTENTS",
        "Bot bot, 1073741824, INVALID_INTENTS",
        "Bot bot, -1, INVALID_INTENTS",
        "Bot bot, null, INVALID_INTENTS",
    })
    void identifyIsRefusedWith(String token, String intents, CloseCode code) throws IOException {
        try (WireClient client = gateway.connect()) {
            client.say("{\"op\":2,\"d\":{\"token\":\"" + token + "\",\"intents\":" + intents + ",\"properties\":{}}}");
            assertThat(client.closeCode()).isEqualTo(code.code());
        }
    }

    @ParameterizedTest
    @CsvSource({"'[1,1]', INVALID_SHARD", "'[-1,2]', INVALID_SHARD", "'[0,0]', INVALID_SHARD"})
    void impossibleShardIsRefused(String shard, CloseCode code) throws IOException {
        try (WireClient client = gateway.connect()) {
            client.say("{\"op\":2,\"d\":{\"token\":\"bot\",\"intents\":1,\"shard\":" + shard + "}}");
            assertThat(client.closeCode()).isEqualTo(code.code());
        }
    }

    @Test
    void botWithMoreGuildsThanOneSessionMayHaveIsToldToShard() throws IOException {
        for (long guild = 10; owners.guilds.size() <= Limits.GUILDS_PER_SHARD_MAX; guild++) {
            owners.guilds.add(new GuildId(guild << 22));
        }
        try (WireClient client = gateway.bot()) {
            assertThat(client.closeCode()).isEqualTo(CloseCode.SHARDING_REQUIRED.code());
        }
        try (WireClient client = gateway.connect()) {
            client.say("{\"op\":2,\"d\":{\"token\":\"bot\",\"intents\":1,\"shard\":[0,2]}}");
            assertThat(client.next().path("t").asText()).isEqualTo("READY");
        }
    }

    @Test
    void shardGetsItsGuildsOnly() throws IOException {
        owners.guilds.add(OTHER);
        try (WireClient client = gateway.connect()) {
            client.say("{\"op\":2,\"d\":{\"token\":\"bot\",\"intents\":1,\"shard\":[0,2]}}");
            JsonNode data = client.next().path("d");
            assertThat(data.path("shard").toString()).isEqualTo("[0,2]");
            assertThat(data.path("guilds").findValuesAsText("id")).containsExactly(OTHER.toString());
        }
    }

    @Test
    void privilegedIntentsWorkOnceTheApplicationHasThem() throws IOException {
        owners.applicationFlags = dev.guildhall.common.protocol.ApplicationFlag.GATEWAY_GUILD_MEMBERS_LIMITED.mask();
        try (WireClient client = gateway.connect().identify("bot", INTENTS | Intent.GUILD_MEMBERS.mask())) {
            assertThat(client.next().path("t").asText()).isEqualTo("READY");
        }
    }

    @Test
    void lostSessionResumesWithWhatItMissed() throws IOException {
        String sessionId;
        try (WireClient first = gateway.bot()) {
            sessionId = sessionId(first.next());
            first.next();
        }
        owners.publish(GUILD, "{\"n\":1}");
        owners.publish(GUILD, "{\"n\":2}");
        try (WireClient second = gateway.connect().resume("bot", sessionId, 2)) {
            assertThat(second.next().path("d").path("n").asInt()).isEqualTo(1);
            assertThat(second.next().path("s").asLong()).isEqualTo(4);
            JsonNode resumed = second.next();
            assertThat(resumed.path("t").asText()).isEqualTo("RESUMED");
            assertThat(resumed.path("s").asLong()).isEqualTo(5);
            assertThat(resumed.path("d").isObject()).isTrue();
            owners.publish(GUILD, "{\"n\":3}");
            assertThat(second.next().path("s").asLong()).isEqualTo(6);
        }
    }

    @Test
    void resumeTakesOverFromALivingSocket() throws IOException {
        try (WireClient first = gateway.bot()) {
            String sessionId = sessionId(first.next());
            try (WireClient second = gateway.connect().resume("bot", sessionId, 2)) {
                assertThat(second.next().path("t").asText()).isEqualTo("RESUMED");
                assertThat(first.closeCode()).isEqualTo(CloseCode.SESSION_TIMED_OUT.code());
                owners.publish(GUILD, "{}");
                assertThat(second.next().path("t").asText()).isEqualTo("MESSAGE_CREATE");
            }
        }
    }

    /// The end of each socket that is taken over races with its successor's start: the session must not die of it.
    @Test
    void sessionOutlivesAHundredTakeovers() throws IOException {
        try (WireClient first = gateway.bot()) {
            String sessionId = sessionId(first.next());
            long sequence = first.next().path("s").asLong();
            List<WireClient> others = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                WireClient other = gateway.connect().resume("bot", sessionId, sequence);
                others.add(other);
                JsonNode resumed = other.next();
                assertThat(resumed.path("t").asText()).as("takeover %s", i).isEqualTo("RESUMED");
                sequence = resumed.path("s").asLong();
            }
            for (WireClient other : others) {
                other.close();
            }
        }
    }

    @Test
    void foreignAndUnknownSessionsAreInvalidAndTheSocketMayIdentify() throws IOException {
        try (WireClient owner = gateway.bot()) {
            String sessionId = sessionId(owner.next());
            try (WireClient thief = gateway.connect().resume("stranger", sessionId, 1)) {
                assertThat(thief.next().toString()).startsWith("{\"op\":9,\"d\":false");
                thief.resume("stranger", "0".repeat(32), 1);
                assertThat(thief.next().path("op").asInt()).isEqualTo(Opcode.INVALID_SESSION.code());
                thief.identify("stranger", 0);
                assertThat(thief.next().path("t").asText()).isEqualTo("READY");
            }
        }
    }

    @Test
    void sequenceFromTheFutureIsClosedWith4007AndTheSessionStays() throws IOException {
        try (WireClient first = gateway.bot()) {
            String sessionId = sessionId(first.next());
            first.next();
            try (WireClient second = gateway.connect().resume("bot", sessionId, 99)) {
                assertThat(second.closeCode()).isEqualTo(CloseCode.INVALID_SEQ.code());
            }
            owners.publish(GUILD, "{}");
            assertThat(first.next().path("s").asLong()).isEqualTo(3);
        }
    }

    @Test
    void resumeWithABadTokenIsClosed() throws IOException {
        try (WireClient client = gateway.connect().resume("forged", "0".repeat(32), 1)) {
            assertThat(client.closeCode()).isEqualTo(CloseCode.AUTHENTICATION_FAILED.code());
        }
    }

    @Test
    void revokedTokenClosesItsSessionForGood() throws IOException {
        try (WireClient client = gateway.bot()) {
            String sessionId = sessionId(client.next());
            gateway.actorOf(sessionId).tell(new SessionMessage.TokenRevoked());
            assertThat(client.closeCode()).isEqualTo(CloseCode.AUTHENTICATION_FAILED.code());
        }
        gateway.awaitCounter(GatewayCounter.SESSIONS_ENDED, 1);
        assertThat(owners.toUsers).anyMatch(message -> message instanceof UserMessage.CloseSession);
        assertThat(owners.toGuilds).anyMatch(message -> message instanceof GuildSession.Detach);
    }

    /// Nothing sleeps here: the pause is longer than any test.
    @Test
    void botThatIdentifiesTwiceInShortGetsAnInvalidSessionAndAPersonDoesNot() throws IOException {
        try (TestGateway strict = new TestGateway(
                        store, EchoRest::new, "guildhall { ratelimit.enabled = true, gateway.identify.pause = 1 h }");
                WireClient first = strict.bot()) {
            assertThat(first.next().path("t").asText()).isEqualTo("READY");
            try (WireClient second = strict.bot();
                    WireClient person = strict.connect().identify("person", 0);
                    WireClient again = strict.connect().identify("person", 0)) {
                JsonNode refused = second.next();
                assertThat(refused.path("op").asInt()).isEqualTo(Opcode.INVALID_SESSION.code());
                assertThat(refused.path("d").asBoolean(true)).isFalse();
                second.identify("person", 0);
                assertThat(second.next().path("t").asText()).isEqualTo("READY");
                assertThat(person.next().path("t").asText()).isEqualTo("READY");
                assertThat(again.next().path("t").asText()).isEqualTo("READY");
            }
        }
    }

    @Test
    void botWithoutTheIntentHearsOfNoGuildThatComesOrGoes() throws IOException {
        try (WireClient client = gateway.connect().identify("bot", Intent.GUILD_MESSAGES.mask())) {
            String sessionId = sessionId(client.next());
            owners.awaitAttached(GUILD);
            gateway.actorOf(sessionId).tell(new SessionMessage.GuildJoined(OTHER));
            owners.awaitAttached(OTHER);
            owners.removed(OTHER, new SessionId(sessionId), null);
            owners.refused(GUILD, new SessionId(sessionId));
            owners.publish(GUILD, "{\"content\":\"first\"}");
            assertThat(client.next().path("d").path("content").asText()).isEqualTo("first");
        }
    }

    @Test
    void joinedGuildComesAsGuildCreate() throws IOException {
        try (WireClient client = gateway.bot()) {
            String sessionId = sessionId(client.next());
            client.next();
            gateway.actorOf(sessionId).tell(new SessionMessage.GuildJoined(OTHER));
            assertThat(client.next().path("d").path("id").asText()).isEqualTo(OTHER.toString());
        }
    }

    @Test
    void crashOfASessionsActorLeavesItsDispatchesAndFinishesItsWork() throws IOException {
        try (WireClient client = gateway.bot()) {
            String sessionId = sessionId(client.next());
            client.next();
            owners.crashes.set(1);
            gateway.actorOf(sessionId).tell(new SessionMessage.GuildJoined(OTHER));
            owners.publish(GUILD, "{}");
            assertThat(new String[] {
                        client.next().path("t").asText(),
                        client.next().path("t").asText()
                    })
                    .containsExactlyInAnyOrder("GUILD_CREATE", "MESSAGE_CREATE");
            assertThat(gateway.counter(GatewayCounter.SESSION_CRASHES)).isEqualTo(1);
        }
    }

    @Test
    void messageThatCrashesTheSessionTwiceEndsItAndOnlyIt() throws IOException {
        try (WireClient doomed = gateway.bot();
                WireClient other = gateway.connect().identify("person", 0)) {
            String sessionId = sessionId(doomed.next());
            other.next();
            owners.crashes.set(2);
            gateway.actorOf(sessionId).tell(new SessionMessage.GuildJoined(OTHER));
            assertThat(doomed.closeCode()).isEqualTo(CloseCode.SESSION_TIMED_OUT.code());
            owners.publish(GUILD, "{}");
            assertThat(other.next().path("t").asText()).isEqualTo("MESSAGE_CREATE");
        }
    }

    /// The one that the lost delivery was for starts anew; who is in another guild misses nothing.
    @Test
    void sessionThatAPoisonousDeliveryWasNotForResumes() throws IOException {
        owners.guilds.set(0, OTHER);
        String spared;
        try (WireClient client = gateway.bot()) {
            spared = sessionId(client.next());
            assertThat(client.next().path("d").path("id").asText()).isEqualTo(OTHER.toString());
            owners.guilds.set(0, GUILD);
            try (WireClient concerned = gateway.connect().identify("person", 0)) {
                concerned.next();
                owners.publish(GUILD, new EncodedEvent(EventType.MESSAGE_CREATE, null));
                owners.publish(OTHER, "{\"n\":1}");
                assertThat(client.closeCode()).isEqualTo(CloseCode.UNKNOWN_ERROR.code());
            }
        }
        gateway.awaitCounter(GatewayCounter.DELIVERIES_GIVEN_UP, 1);
        try (WireClient client = gateway.connect().resume("bot", spared, 2)) {
            assertThat(client.next().path("d").path("n").asInt()).isEqualTo(1);
            assertThat(client.next().path("t").asText()).isEqualTo("RESUMED");
        }
    }

    @Test
    void deliveryThatCrashesTheRelayClosesItsSocketsAndEndsThoseItWasFor() throws IOException {
        String person;
        try (WireClient client = gateway.connect().identify("person", 0)) {
            person = sessionId(client.next());
            owners.publish(OTHER, "{}");
            owners.publish(GUILD, "{}");
            assertThat(client.next().path("s").asLong()).isEqualTo(2);
            owners.publish(GUILD, new EncodedEvent(EventType.MESSAGE_CREATE, null));
            assertThat(client.closeCode()).isIn(CloseCode.UNKNOWN_ERROR.code(), CloseCode.SESSION_TIMED_OUT.code());
        }
        gateway.awaitCounter(GatewayCounter.SESSIONS_ENDED, 1);
        try (WireClient client = gateway.connect().resume("person", person, 2)) {
            assertThat(client.next().toString()).startsWith("{\"op\":9,\"d\":false");
            client.identify("person", 0);
            assertThat(client.next().path("t").asText()).isEqualTo("READY");
        }
        assertThat(gateway.counter(GatewayCounter.RELAY_CRASHES)).isEqualTo(2);
        assertThat(gateway.counter(GatewayCounter.DELIVERIES_GIVEN_UP)).isEqualTo(1);
    }

    /// 20 MB are more than the kernel keeps for a connection: the rest waits in the log, not in a queue of the
    /// socket.
    @Test
    void clientThatReadsLateGetsEverythingInOrderAndKeepsNobodyWaiting() throws IOException {
        try (WireClient late = gateway.bot();
                WireClient quick = gateway.connect().identify("person", 0)) {
            late.next();
            late.next();
            quick.next();
            String body = "{\"x\":\"" + "x".repeat(30_000) + "\"}";
            for (int event = 0; event < 700; event++) {
                owners.publish(GUILD, body);
                assertThat(quick.next().path("s").asLong()).isEqualTo(2 + event);
            }
            for (int event = 0; event < 700; event++) {
                assertThat(late.next().path("s").asLong()).isEqualTo(3 + event);
            }
            owners.publish(GUILD, "{}");
            assertThat(late.next().path("s").asLong()).isEqualTo(703);
        }
    }

    @ParameterizedTest
    @CsvSource({"/?v=10&encoding=etf", "/?v=10&encoding=json&compress=zlib-stream"})
    void whatWeDoNotSpeakIsRefusedAtTheHandshake(String address) throws IOException {
        try (WireClient client = new WireClient(gateway.gateway.port(), address)) {
            assertThat(client.handshake).startsWith("HTTP/1.1 400");
            assertThat(client.drainToEnd()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"/?v=6&encoding=json", "/?encoding=json", "/?v=x"})
    void versionsWeDoNotSpeakAreClosedWith4012(String address) throws IOException {
        try (WireClient client = new WireClient(gateway.gateway.port(), address)) {
            assertThat(client.closeCode()).isEqualTo(CloseCode.INVALID_API_VERSION.code());
        }
    }

    @Test
    void oversizedFrameIsADecodeError() throws IOException {
        try (WireClient client = gateway.connect()) {
            client.say("{\"op\":1,\"d\":\"" + "x".repeat(20_000) + "\"}");
            assertThat(client.closeCode()).isEqualTo(CloseCode.DECODE_ERROR.code());
        }
    }

    @Test
    void everythingElseGoesToRest() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        URI uri = URI.create("http://127.0.0.1:" + gateway.gateway.port() + "/api/v10/gateway");
        assertThat(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                        .body())
                .isEqualTo("GET /api/v10/gateway");
        HttpRequest large = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(2_000)))
                .build();
        assertThat(http.send(large, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    @Test
    void closingTellsClientsToReconnectFirst() throws IOException {
        try (WireClient fresh = gateway.connect();
                WireClient running = gateway.bot()) {
            running.next();
            running.next();
            gateway.close();
            for (WireClient client : List.of(fresh, running)) {
                assertThat(client.next().path("op").asInt()).isEqualTo(Opcode.RECONNECT.code());
                assertThat(client.closeCode()).isEqualTo(CloseCode.GOING_AWAY.code());
            }
        } catch (EOFException cut) {
            throw new AssertionError("cut without a close frame", cut);
        }
    }

    /// Answers with what it was asked.
    private static final class EchoRest extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            byte[] body = (request.method() + " " + request.uri()).getBytes(StandardCharsets.UTF_8);
            DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
            context.writeAndFlush(response);
        }
    }
}
