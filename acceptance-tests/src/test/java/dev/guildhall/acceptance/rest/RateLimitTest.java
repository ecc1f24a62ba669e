package dev.guildhall.acceptance.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Reply;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.Intent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The limits as a client meets them. Counts are exact as long as the burst takes less than a bucket needs to
/// give a token back, so each test says what must hold at any speed.
@OnNode(rateLimits = true)
final class RateLimitTest {
    private static final int SENDS_PER_WINDOW = 5;

    @Test
    void refusalHasTheBodyAndTheHeadersThatLibrariesParse(Portal portal) throws IOException, InterruptedException {
        Reply refused = refused(portal, portal.register("hasty"));

        assertThat(refused.header("content-type").orElseThrow()).startsWith("application/json");
        assertThat(refused.header("retry-after").orElseThrow())
                .as("JDA parses an integer")
                .matches("\\d+");
        assertThat(refused.json().path("retry_after").isNumber()).isTrue();
        double retryAfter = refused.json().path("retry_after").asDouble();
        assertThat(retryAfter).isBetween(0.0, 5.0);
        assertThat(Long.parseLong(refused.header("retry-after").orElseThrow())).isEqualTo((long) Math.ceil(retryAfter));
        assertThat(refused.json().path("global").isBoolean()).isTrue();
        assertThat(refused.json().path("global").asBoolean()).isFalse();
        assertThat(refused.json().path("message").isTextual()).isTrue();
        assertThat(refused.header("x-ratelimit-scope")).hasValue("user");
        assertThat(refused.header("x-ratelimit-global"))
                .as("libraries test that it exists, not what it says")
                .isEmpty();
        assertThat(refused.header("via"))
                .as("without it JDA takes the refusal for a ban")
                .isPresent();
    }

    @Test
    void channelsAreLimitedApart(Portal portal) throws IOException, InterruptedException {
        Account owner = portal.register("owner");
        Place place = Place.open(portal, owner, "two channels");
        String other = place.createChannel(Wire.object("name", "other", "type", 0))
                .path("id")
                .asText();
        exhaust(place);

        Reply elsewhere = place.asOwner().post("/channels/" + other + "/messages", Wire.object("content", "free"));

        assertThat(elsewhere.status()).as("%s", elsewhere).isEqualTo(200);
    }

    @Test
    void whoStaysBelowTheLimitIsNeverRefused(Portal portal) throws IOException, InterruptedException {
        Account owner = portal.register("patient");
        Place place = Place.open(portal, owner, "patience");

        for (int i = 0; i < SENDS_PER_WINDOW; i++)
            assertThat(send(place, i).status()).isEqualTo(200);
    }

    @Test
    void startOfABotsSessionLeavesItsBudget(Portal portal) throws IOException, InterruptedException {
        Account bot = portal.createPlainBot(portal.register("budgeted"), "counted");
        try (GatewaySession session = GatewaySession.asBot(portal, bot, Intent.GUILDS.mask())) {
            JsonNode limit = portal.as(bot).get("/gateway/bot").expect(200).path("session_start_limit");

            assertThat(session.sessionId()).isNotEmpty();
            assertThat(limit.path("remaining").asInt())
                    .isEqualTo(limit.path("total").asInt() - 1);
            assertThat(limit.path("reset_after").asLong()).isPositive();
        }
    }

    private static Reply refused(Portal portal, Account owner) throws IOException, InterruptedException {
        List<Reply> replies = exhaust(Place.open(portal, owner, "haste"));
        return replies.getLast();
    }

    /// Sends until one is refused. A machine too slow to meet the limit would send for ever: forty is far over
    /// any refill.
    private static List<Reply> exhaust(Place place) throws IOException, InterruptedException {
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            replies.add(send(place, i));
            if (replies.getLast().status() == 429) return replies;
        }
        throw new AssertionError("never refused: " + replies);
    }

    private static Reply send(Place place, int number) throws IOException, InterruptedException {
        return place.asOwner().post(place.channel("/messages"), Wire.object("content", "burst " + number));
    }
}
