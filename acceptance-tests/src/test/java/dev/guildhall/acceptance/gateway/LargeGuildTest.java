package dev.guildhall.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.JsonRules;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Whom GUILD_CREATE names in a guild with one member more than a client takes for small by default.
@OnNode
final class LargeGuildTest {
    private static final int MEMBERS = Limits.LARGE_THRESHOLD_DEFAULT + 1;
    private static final long PRESENCES = Intent.GUILDS.mask() | Intent.GUILD_PRESENCES.mask();

    @Test
    void namesWhoIsThereOrHasARoleOrANickUnlessTheClientTakesItForSmall(Portal portal)
            throws IOException, InterruptedException {
        Account anna = portal.register("anna");
        Account ben = portal.register("ben");
        Place place = Place.open(portal, anna, "large");
        place.welcome(ben);
        List<Account> bots = new ArrayList<>();
        for (int members = 2; members < MEMBERS; members++) {
            Account bot =
                    members == 2 ? portal.createBot(anna, "listener") : portal.createPlainBot(anna, "b" + members);
            portal.addBot(anna, bot, place.guildId(), 0);
            bots.add(bot);
        }
        Account listener = bots.getFirst();
        Account nicked = bots.get(1);
        Account ranked = bots.get(2);
        place.asOwner()
                .patch(place.guild("/members/" + nicked.id()), Wire.object("nick", "Nick"))
                .expect(200);
        String role = place.createRole(Wire.object("name", "rank")).path("id").asText();
        place.asOwner()
                .put(place.guild("/members/" + ranked.id() + "/roles/" + role))
                .expect(204);
        try (GatewaySession annas = GatewaySession.asPerson(portal, anna)) {
            awaitOnline(annas, anna);
            try (GatewaySession bens = GatewaySession.asPerson(portal, ben)) {
                awaitOnline(annas, ben);
                JsonNode large = guildCreate(portal, listener, PRESENCES, Limits.LARGE_THRESHOLD_DEFAULT);
                JsonRules.assertTypes(large);
                assertThat(large.path("large").asBoolean()).isTrue();
                assertThat(large.path("member_count").asInt()).isEqualTo(MEMBERS);
                assertThat(ids(large.path("members")))
                        .containsExactlyInAnyOrder(listener.id(), anna.id(), ben.id(), nicked.id(), ranked.id());
                assertThat(ids(large.path("presences")))
                        .contains(anna.id(), ben.id())
                        .doesNotContain(nicked.id());

                JsonNode small = guildCreate(portal, listener, PRESENCES, MEMBERS);
                assertThat(small.path("large").asBoolean()).isFalse();
                assertThat(ids(small.path("members"))).hasSize(MEMBERS);
                assertThat(ids(small.path("presences"))).hasSize(MEMBERS);

                JsonNode deaf = guildCreate(portal, listener, Intent.GUILDS.mask(), MEMBERS);
                assertThat(ids(deaf.path("members"))).containsExactly(listener.id());
                assertThat(deaf.path("presences")).isEmpty();
                assertThat(bens.passed(EventType.GUILD_CREATE)).isEmpty();
            }
        }
    }

    private static void awaitOnline(GatewaySession session, Account who) throws InterruptedException {
        session.await(
                EventType.PRESENCE_UPDATE,
                presence -> presence.path("user").path("id").asText().equals(who.id())
                        && presence.path("status").asText().equals("online"));
    }

    private static JsonNode guildCreate(Portal portal, Account bot, long intents, int largeThreshold)
            throws IOException, InterruptedException {
        ObjectNode identify = GatewayFrames.identifyBot(bot, intents);
        identify.withObject("/d").put("large_threshold", largeThreshold);
        try (GatewaySession session = GatewaySession.greet(portal)) {
            session.send(identify);
            return session.await(EventType.GUILD_CREATE);
        }
    }

    private static List<String> ids(JsonNode all) {
        return StreamSupport.stream(all.spliterator(), false)
                .map(each -> each.path("user").path("id").asText())
                .toList();
    }
}
