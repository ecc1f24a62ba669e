package dev.guildhall.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.JsonRules;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// What a guild's emojis look like on the wire, who hears of them, and where their pictures are.
@OnNode
final class ExpressionEventTest {
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=");

    private final Portal portal;
    private final Account owner;
    private final Account bot;
    private final Place place;

    ExpressionEventTest(Portal portal) throws IOException, InterruptedException {
        this.portal = portal;
        this.owner = portal.register("owner");
        this.bot = portal.createPlainBot(owner, "listener");
        this.place = Place.open(portal, owner, "expressions");
        portal.addBot(owner, bot, place.guildId(), 0);
    }

    private JsonNode make(String name) throws IOException, InterruptedException {
        String uri = "data:image/png;base64," + Base64.getEncoder().encodeToString(PIXEL);
        return place.asOwner()
                .post(place.guild("/emojis"), Wire.object("name", name, "image", uri))
                .expect(201);
    }

    private HttpResponse<byte[]> fetch(String path) throws IOException, InterruptedException {
        return portal.http()
                .send(
                        HttpRequest.newBuilder(portal.origin().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void theWholeListComesToThoseWhoAskedForExpressions() throws IOException, InterruptedException {
        try (GatewaySession hears =
                        GatewaySession.asBot(portal, bot, Intent.GUILDS.mask() | Intent.GUILD_EXPRESSIONS.mask());
                GatewaySession deaf =
                        GatewaySession.asBot(portal, bot, Intent.GUILDS.mask() | Intent.GUILD_MESSAGES.mask())) {
            JsonNode first = make("first");
            hears.await(EventType.GUILD_EMOJIS_UPDATE);
            make("second");
            JsonNode update = hears.await(EventType.GUILD_EMOJIS_UPDATE);
            place.say(owner, "a fence");
            deaf.await(EventType.MESSAGE_CREATE);

            assertThat(first.path("user").path("id").asText()).isEqualTo(owner.id());
            assertThat(update.path("guild_id").asText()).isEqualTo(place.guildId());
            assertThat(update.path("emojis").findValuesAsText("name")).containsExactly("first", "second");
            assertThat(update.path("emojis").get(0).has("user"))
                    .as("its maker is not for everybody to know")
                    .isFalse();
            JsonRules.assertTypes(update);
            assertThat(deaf.passed(EventType.GUILD_EMOJIS_UPDATE)).isEmpty();
        }
    }

    @Test
    void whoIsInAGuildBringsItsEmojisToOthersAndToPrivateChannels() throws IOException, InterruptedException {
        String emoji = "fake:" + make("brought").path("id").asText();
        Account guest = portal.register("guest");
        Place other = Place.open(portal, owner, "elsewhere");
        other.welcome(guest);
        String direct = portal.as(guest)
                .post("/users/@me/channels", Wire.object("recipient_id", owner.id()))
                .expect(200)
                .path("id")
                .asText();
        String message = other.say(guest, "look").path("id").asText();
        String said = portal.as(guest)
                .post("/channels/" + direct + "/messages", Wire.object("content", "<:brought:1> stays as it is"))
                .expect(200)
                .path("id")
                .asText();
        String reaction = "/messages/" + message + "/reactions/" + emoji + "/@me";

        assertThat(portal.as(guest).put(other.channel(reaction)).code()).isEqualTo(ApiError.UNKNOWN_EMOJI.code());
        assertThat(portal.as(guest)
                        .put("/channels/" + direct + "/messages/" + said + "/reactions/" + emoji + "/@me")
                        .code())
                .isEqualTo(ApiError.UNKNOWN_EMOJI.code());
        other.asOwner().put(other.channel(reaction)).expect(204);
        portal.as(owner)
                .put("/channels/" + direct + "/messages/" + said + "/reactions/" + emoji + "/@me")
                .expect(204);
        JsonNode read =
                other.asOwner().get(other.channel("/messages/" + message)).expect(200);
        assertThat(read.at("/reactions/0/emoji/name").asText()).isEqualTo("brought");
        JsonNode readInPrivate = portal.as(guest)
                .get("/channels/" + direct + "/messages/" + said)
                .expect(200);
        assertThat(readInPrivate.at("/reactions/0/emoji/name").asText()).isEqualTo("brought");
        assertThat(readInPrivate.path("content").asText()).isEqualTo("<:brought:1> stays as it is");
    }

    @Test
    void aGuildsPicturesAreServedWhileTheyAreItsOwn() throws IOException, InterruptedException {
        String uri = "data:image/png;base64," + Base64.getEncoder().encodeToString(PIXEL);
        JsonNode guild = place.asOwner()
                .patch(place.guild(""), Wire.object("splash", uri, "banner", uri))
                .expect(200);
        String splash =
                "/splashes/" + place.guildId() + "/" + guild.path("splash").asText() + ".png?size=600";
        String banner =
                "/banners/" + place.guildId() + "/" + guild.path("banner").asText() + ".png";
        assertThat(fetch(splash).body()).isEqualTo(PIXEL);
        assertThat(fetch(banner).body()).isEqualTo(PIXEL);
        place.asOwner().patch(place.guild(""), Wire.object("splash", null)).expect(200);

        assertThat(fetch(splash).statusCode()).isEqualTo(404);
        assertThat(fetch(banner).statusCode()).isEqualTo(200);
    }

    @Test
    void aGuildComesWithItsEmojisAndTheirPicturesOutliveThem() throws IOException, InterruptedException {
        String id = make("pixel").path("id").asText();
        try (GatewaySession session = GatewaySession.asBot(portal, bot, Intent.GUILDS.mask())) {
            JsonNode guild = session.await(EventType.GUILD_CREATE);
            assertThat(guild.path("emojis").findValuesAsText("id")).contains(id);
        }
        place.asOwner().delete(place.guild("/emojis/" + id)).expect(204);

        HttpResponse<byte[]> picture = fetch("/emojis/" + id + ".webp?size=48");
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.body()).isEqualTo(PIXEL);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(picture.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        for (String nothing : new String[] {"/emojis/1.png", "/emojis/x.png", "/emojis/" + id + ".svg", "/stickers/"}) {
            assertThat(fetch(nothing).statusCode()).as(nothing).isEqualTo(404);
        }
    }
}
