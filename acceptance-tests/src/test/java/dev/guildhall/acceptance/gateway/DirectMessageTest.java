package dev.guildhall.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.Heard;
import dev.guildhall.acceptance.client.JsonRules;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.common.protocol.Opcode;
import dev.guildhall.common.protocol.RelationshipType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Private channels as people's own clients see them, and what bots are spared.
@OnNode
final class DirectMessageTest {
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=");

    private final Portal portal;
    private final Account anna;
    private final Account ben;
    private final Account cleo;

    DirectMessageTest(Portal portal) throws IOException, InterruptedException {
        this.portal = portal;
        anna = portal.register("anna");
        ben = portal.register("ben");
        cleo = portal.register("cleo");
    }

    @BeforeEach
    void meet() throws IOException, InterruptedException {
        Place place = Place.open(portal, anna, "where they met");
        place.welcome(ben);
        place.welcome(cleo);
    }

    private JsonNode open(Account who, Account with) throws IOException, InterruptedException {
        return portal.as(who)
                .post("/users/@me/channels", Wire.object("recipients", List.of(with.id())))
                .expect(200);
    }

    private JsonNode say(Account who, String channelId, String content) throws IOException, InterruptedException {
        return portal.as(who)
                .post("/channels/" + channelId + "/messages", Wire.object("content", content))
                .expect(200);
    }

    @Test
    void theOtherOneSeesTheChannelWithTheFirstMessageAndNotBefore() throws IOException, InterruptedException {
        try (GatewaySession hers = GatewaySession.asPerson(portal, anna);
                GatewaySession his = GatewaySession.asPerson(portal, ben)) {
            String channelId = open(anna, ben).path("id").asText();
            JsonNode opened = hers.await(EventType.CHANNEL_CREATE);
            assertThat(opened.path("type").asInt()).isEqualTo(ChannelType.DM.code());
            assertThat(opened.path("recipients").path(0).path("id").asText()).isEqualTo(ben.id());
            assertThat(portal.as(ben).get("/users/@me/channels").expect(200)).isEmpty();

            JsonNode sent = say(anna, channelId, "hello");

            JsonNode shown = his.await(EventType.CHANNEL_CREATE);
            assertThat(shown.path("id").asText()).isEqualTo(channelId);
            assertThat(shown.path("recipients").path(0).path("id").asText()).isEqualTo(anna.id());
            JsonNode message = his.await(EventType.MESSAGE_CREATE);
            assertThat(message.path("id")).isEqualTo(sent.path("id"));
            assertThat(message.has("guild_id")).as("%s", message).isFalse();
            assertThat(message.has("member")).isFalse();
            assertThat(message.path("channel_type").asInt()).isEqualTo(ChannelType.DM.code());
            JsonRules.assertTypes(message);
            JsonRules.assertTypes(shown);
        }
    }

    @Test
    void aClosedChannelIsGoneFromReadyAndComesBackWithAMessage() throws IOException, InterruptedException {
        String channelId = open(anna, ben).path("id").asText();
        say(anna, channelId, "one");
        JsonNode closed = portal.as(ben).delete("/channels/" + channelId).expect(200);
        assertThat(closed.path("id").asText()).isEqualTo(channelId);
        try (GatewaySession his = GatewaySession.asPerson(portal, ben)) {
            JsonNode ready = his.passed(EventType.READY).getFirst();
            assertThat(ready.path("private_channels")).isEmpty();

            say(anna, channelId, "two");

            assertThat(his.await(EventType.CHANNEL_CREATE).path("id").asText()).isEqualTo(channelId);
            assertThat(his.await(EventType.MESSAGE_CREATE).path("content").asText())
                    .isEqualTo("two");
        }
        try (GatewaySession his = GatewaySession.asPerson(portal, ben)) {
            JsonNode ready = his.passed(EventType.READY).getFirst();
            JsonNode channel = ready.path("private_channels").path(0);
            assertThat(channel.path("id").asText()).isEqualTo(channelId);
            assertThat(channel.path("recipients").path(0).path("id").asText()).isEqualTo(anna.id());
            assertThat(ready.path("users").findValuesAsText("id")).contains(anna.id(), ben.id());
            assertThat(portal.as(ben)
                            .get("/channels/" + channelId + "/messages")
                            .expect(200))
                    .hasSize(2);
        }
    }

    @Test
    void aResumedSessionGetsEachPrivateMessageOnceAndInOrder() throws IOException, InterruptedException {
        String channelId = open(anna, ben).path("id").asText();
        GatewaySession first = GatewaySession.asPerson(portal, ben);
        say(anna, channelId, "m0");
        first.await(EventType.MESSAGE_CREATE);
        String sessionId = first.sessionId();
        long seq = first.seq();
        first.cut();
        for (int i = 1; i <= 5; i++) {
            say(i % 2 == 0 ? ben : anna, channelId, "m" + i);
        }
        try (GatewaySession again = GatewaySession.greet(portal)) {
            again.send(GatewayFrames.resume(ben, sessionId, seq));
            again.await(EventType.RESUMED);

            assertThat(again.passed(EventType.MESSAGE_CREATE))
                    .extracting(message -> message.path("content").asText())
                    .containsExactly("m1", "m2", "m3", "m4", "m5");
            List<Long> sequence = new ArrayList<>();
            for (Heard.Frame frame : again.passed()) {
                if (frame.op() == Opcode.DISPATCH.code()) {
                    sequence.add(frame.json().path("s").asLong());
                }
            }
            assertThat(sequence).isEqualTo(contiguous(seq + 1, sequence.size()));
        }
    }

    private static List<Long> contiguous(long from, int count) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(from + i);
        }
        return numbers;
    }

    @Test
    void friendsWriteToEachOtherWhoHaveNothingElseInCommon() throws IOException, InterruptedException {
        Account dora = portal.register("dora");
        Account emil = portal.register("emil");
        relate(anna, dora, Wire.object());
        assertThat(refusedText(anna, open(anna, dora).path("id").asText()))
                .as("a request is no friendship")
                .isEqualTo(ApiError.CANNOT_MESSAGE_USER.code());
        try (GatewaySession his = GatewaySession.asPerson(portal, emil)) {
            relate(anna, emil, Wire.object());
            his.await(EventType.RELATIONSHIP_ADD);
            relate(emil, anna, Wire.object());
            String channelId = open(anna, emil).path("id").asText();
            say(anna, channelId, "hello, friend");
            say(emil, channelId, "hello");
        }
    }

    @Test
    void whoBlocksNeitherHearsNorWritesWhateverTheyHaveInCommon() throws IOException, InterruptedException {
        String channelId = open(anna, ben).path("id").asText();
        relate(ben, anna, Wire.object("type", RelationshipType.BLOCKED.code()));

        assertThat(refusedText(anna, channelId)).isEqualTo(ApiError.CANNOT_MESSAGE_USER.code());
        assertThat(refusedText(ben, channelId)).isEqualTo(ApiError.CANNOT_MESSAGE_USER.code());
    }

    private void relate(Account who, Account with, JsonNode wish) throws IOException, InterruptedException {
        portal.as(who).put("/users/@me/relationships/" + with.id(), wish).expect(204);
    }

    private int refusedText(Account who, String channelId) throws IOException, InterruptedException {
        return portal.as(who)
                .post("/channels/" + channelId + "/messages", Wire.object("content", "hello"))
                .code();
    }

    @Test
    void aGroupsPictureIsServedForAsLongAsItHasIt() throws IOException, InterruptedException {
        String channel = "/channels/"
                + portal.as(anna)
                        .post("/users/@me/channels", Wire.object("recipients", List.of(ben.id(), cleo.id())))
                        .expect(200)
                        .path("id")
                        .asText();
        String uri = "data:image/png;base64," + Base64.getEncoder().encodeToString(PIXEL);
        String hash = portal.as(ben)
                .patch(channel, Wire.object("icon", uri))
                .expect(200)
                .path("icon")
                .asText();
        URI picture = portal.origin().resolve(channel.replace("channels", "channel-icons") + "/" + hash + ".png");

        assertThat(portal.http()
                        .send(HttpRequest.newBuilder(picture).build(), HttpResponse.BodyHandlers.ofByteArray())
                        .body())
                .isEqualTo(PIXEL);
        portal.as(anna).patch(channel, Wire.object("icon", null)).expect(200);
        assertThat(portal.http()
                        .send(HttpRequest.newBuilder(picture).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aGroupTellsOfEveryChange() throws IOException, InterruptedException {
        try (GatewaySession hers = GatewaySession.asPerson(portal, anna);
                GatewaySession his = GatewaySession.asPerson(portal, ben)) {
            String channelId = portal.as(anna)
                    .post("/users/@me/channels", Wire.object("recipients", List.of(ben.id(), cleo.id())))
                    .expect(200)
                    .path("id")
                    .asText();
            JsonNode created = his.await(EventType.CHANNEL_CREATE);
            assertThat(created.path("type").asInt()).isEqualTo(ChannelType.GROUP_DM.code());
            assertThat(created.path("owner_id").asText()).isEqualTo(anna.id());
            assertThat(created.path("recipients").findValuesAsText("id"))
                    .containsExactlyInAnyOrder(anna.id(), cleo.id());

            portal.as(ben)
                    .patch("/channels/" + channelId, Wire.object("name", "three"))
                    .expect(200);
            assertThat(hers.await(EventType.CHANNEL_UPDATE).path("name").asText())
                    .isEqualTo("three");
            assertThat(hers.await(EventType.MESSAGE_CREATE).path("type").asInt())
                    .isEqualTo(MessageType.CHANNEL_NAME_CHANGE.code());

            assertThat(portal.as(ben)
                            .delete("/channels/" + channelId + "/recipients/" + cleo.id())
                            .code())
                    .isEqualTo(ApiError.MISSING_PERMISSIONS.code());
            portal.as(anna)
                    .delete("/channels/" + channelId + "/recipients/" + cleo.id())
                    .expect(204);
            assertThat(his.await(EventType.CHANNEL_RECIPIENT_REMOVE)
                            .path("user")
                            .path("id")
                            .asText())
                    .isEqualTo(cleo.id());
            assertThat(portal.as(cleo).get("/channels/" + channelId).code()).isEqualTo(ApiError.MISSING_ACCESS.code());
            portal.as(anna)
                    .put("/channels/" + channelId + "/recipients/" + cleo.id())
                    .expect(204);
            assertThat(his.await(EventType.CHANNEL_RECIPIENT_ADD)
                            .path("user")
                            .path("id")
                            .asText())
                    .isEqualTo(cleo.id());

            portal.as(anna).delete("/channels/" + channelId).expect(200);
            assertThat(hers.await(EventType.CHANNEL_DELETE).path("id").asText()).isEqualTo(channelId);
            JsonNode left = portal.as(ben).get("/channels/" + channelId).expect(200);
            assertThat(left.path("owner_id").asText()).isEqualTo(ben.id());
        }
    }

    @Test
    void aBotHearsMessagesOnItsFirstShardAndNeverOfTheChannel() throws IOException, InterruptedException {
        Account bot = portal.createBot(anna, "courier");
        Place place = Place.open(portal, anna, "with a bot");
        portal.addBot(anna, bot, place.guildId(), 0);
        long intents = Intent.GUILDS.mask() | Intent.DIRECT_MESSAGES.mask();
        try (GatewaySession first = shard(bot, intents, 0);
                GatewaySession second = shard(bot, intents, 1)) {
            String channelId = portal.as(anna)
                    .post("/users/@me/channels", Wire.object("recipient_id", bot.id()))
                    .expect(200)
                    .path("id")
                    .asText();
            say(anna, channelId, "for the first shard");

            assertThat(first.await(EventType.MESSAGE_CREATE).path("content").asText())
                    .isEqualTo("for the first shard");
            assertThat(first.passed(EventType.CHANNEL_CREATE)).isEmpty();
            portal.as(anna)
                    .patch("/guilds/" + place.guildId(), Wire.object("name", "renamed"))
                    .expect(200);
            GatewaySession guilds = isOfFirst(place.guildId()) ? first : second;
            guilds.await(EventType.GUILD_UPDATE);
            assertThat(second.passed(EventType.MESSAGE_CREATE)).isEmpty();
            assertThat(portal.as(bot).get("/users/@me/channels").expect(200)).isEmpty();
        }
    }

    private static boolean isOfFirst(String guildId) {
        return (Long.parseUnsignedLong(guildId) >>> 22) % 2 == 0;
    }

    private GatewaySession shard(Account bot, long intents, int number) throws IOException, InterruptedException {
        GatewaySession session = GatewaySession.greet(portal);
        var frame = GatewayFrames.identifyBot(bot, intents);
        frame.withObject("/d").putArray("shard").add(number).add(2);
        session.send(frame);
        JsonNode ready = session.await(EventType.READY);
        assertThat(ready.path("private_channels")).isEmpty();
        return session;
    }
}
