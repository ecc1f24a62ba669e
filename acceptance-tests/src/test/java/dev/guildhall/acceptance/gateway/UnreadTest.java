package dev.guildhall.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What waits for somebody who was away: how often READY says that she was called, channel by channel.
@OnNode
final class UnreadTest {
    private static final int VERSIONED_READ_STATES = 1 << 2;

    private final Portal portal;
    private final Account host;
    private final Account guest;
    private final Place place;

    UnreadTest(Portal portal) throws IOException, InterruptedException {
        this.portal = portal;
        host = portal.register("host");
        guest = portal.register("guest");
        place = Place.open(portal, host, "hall");
    }

    @BeforeEach
    void meet() throws IOException, InterruptedException {
        place.welcome(guest);
    }

    /// The entries of READY, as the client gets them now.
    private Map<String, JsonNode> entries(Account person) throws IOException, InterruptedException {
        try (GatewaySession session = GatewaySession.greet(portal)) {
            ObjectNode identify = GatewayFrames.identifyPerson(person);
            ((ObjectNode) identify.path("d")).put("capabilities", VERSIONED_READ_STATES);
            session.send(identify);
            Map<String, JsonNode> entries = new HashMap<>();
            session.await(EventType.READY)
                    .path("read_state")
                    .path("entries")
                    .forEach(entry -> entries.put(entry.path("id").asText(), entry));
            return entries;
        }
    }

    private Map<String, Integer> counts(Account person) throws IOException, InterruptedException {
        Map<String, Integer> counts = new HashMap<>();
        entries(person)
                .forEach((id, entry) ->
                        counts.put(id, entry.path("mention_count").asInt(-1)));
        return counts;
    }

    private String say(Account who, String channelId, String content) throws IOException, InterruptedException {
        return portal.as(who)
                .post("/channels/" + channelId + "/messages", Wire.object("content", content))
                .expect(200)
                .path("id")
                .asText();
    }

    private void ack(String channelId, String messageId, ObjectNode body) throws IOException, InterruptedException {
        portal.as(guest)
                .post("/channels/" + channelId + "/messages/" + messageId + "/ack", body)
                .expect(200);
    }

    private static ObjectNode read() {
        return Wire.object("token", null);
    }

    private String callGuest() {
        return "<@" + guest.id() + ">";
    }

    @Test
    void whoWasCalledWhileAwaySeesHowOftenAndReadingEndsIt() throws IOException, InterruptedException {
        String role =
                place.createRole(Wire.object("name", "night watch")).path("id").asText();
        place.asOwner()
                .put(place.guild("/members/" + guest.id() + "/roles/" + role))
                .expect(204);
        String text = place.textId();
        say(host, text, "nobody in particular");
        assertThat(entries(guest)).isEmpty();

        say(host, text, callGuest());
        say(host, text, "<@&" + role + ">");
        String everyone = say(host, text, "@everyone");
        say(host, text, callGuest() + " <@&" + role + "> @here");
        JsonNode entry = Objects.requireNonNull(entries(guest).get(text));
        assertThat(entry.path("mention_count").asInt()).isEqualTo(4);
        assertThat(entry.path("last_message_id").asText()).isEqualTo("0");
        // Who said it was not called by it.
        assertThat(counts(host)).doesNotContainKey(text);

        ack(text, everyone, read());
        assertThat(counts(guest)).isEqualTo(Map.of(text, 1));
        String last = say(host, text, "that is all");
        ack(text, last, read());
        assertThat(counts(guest)).isEqualTo(Map.of(text, 0));

        // By hand back to an older message: what the client says is heard, and what is there is counted.
        ObjectNode back = Wire.object("manual", true, "mention_count", 1);
        ack(text, everyone, back);
        assertThat(counts(guest)).isEqualTo(Map.of(text, 1));
    }

    @Test
    void whatIsTakenBackCallsNobody() throws IOException, InterruptedException {
        String text = place.textId();
        String first = say(host, text, callGuest());
        String second = say(host, text, callGuest());
        String third = say(host, text, "hello");
        assertThat(counts(guest)).isEqualTo(Map.of(text, 2));

        place.asOwner().delete(place.channel("/messages/" + first)).expect(204);
        assertThat(counts(guest)).isEqualTo(Map.of(text, 1));
        place.asOwner()
                .patch(place.channel("/messages/" + third), Wire.object("content", "hello " + callGuest()))
                .expect(200);
        assertThat(counts(guest)).isEqualTo(Map.of(text, 2));
        place.asOwner()
                .patch(place.channel("/messages/" + second), Wire.object("content", "never mind"))
                .expect(200);
        assertThat(counts(guest)).isEqualTo(Map.of(text, 1));
        place.asOwner()
                .post(place.channel("/messages/bulk-delete"), Wire.object("messages", List.of(second, third)))
                .expect(204);
        assertThat(entries(guest)).isEmpty();
    }

    @Test
    void whatOneDoesNotSeeCallsOneNotUntilOneDoes() throws IOException, InterruptedException {
        String everyone = place.guildId();
        JsonNode hidden = Wire.object(
                "id",
                everyone,
                "type",
                OverwriteType.ROLE.code(),
                "deny",
                Long.toString(Permission.VIEW_CHANNEL.mask()));
        String attic = place.createChannel(Wire.object(
                        "name",
                        "attic",
                        "type",
                        ChannelType.GUILD_TEXT.code(),
                        "permission_overwrites",
                        List.of(hidden)))
                .path("id")
                .asText();
        say(host, attic, callGuest() + " @everyone");
        assertThat(entries(guest)).isEmpty();

        place.asOwner()
                .delete("/channels/" + attic + "/permissions/" + everyone)
                .expect(204);
        assertThat(counts(guest)).isEqualTo(Map.of(attic, 1));
    }

    private List<String> recent(String query) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        portal.as(guest)
                .get("/users/@me/mentions" + query)
                .expect(200)
                .forEach(message -> ids.add(message.path("id").asText()));
        return ids;
    }

    @Test
    void whatCallsOneIsListedReadOrNot() throws IOException, InterruptedException {
        String role = place.createRole(Wire.object("name", "choir")).path("id").asText();
        place.asOwner()
                .put(place.guild("/members/" + guest.id() + "/roles/" + role))
                .expect(204);
        String text = place.textId();
        String mine = say(host, text, callGuest());
        String ours = say(host, text, "<@&" + role + ">");
        say(host, text, "nobody");
        String all = say(host, text, callGuest() + " @everyone");
        ack(text, all, read());

        assertThat(recent("")).containsExactly(all, ours, mine);
        assertThat(recent("?limit=1")).containsExactly(all);
        assertThat(recent("?before=" + ours)).containsExactly(mine);
        assertThat(recent("?roles=false&guild_id=" + place.guildId())).containsExactly(all, mine);
        place.asOwner().delete(place.channel("/messages/" + mine)).expect(204);
        assertThat(recent("?everyone=false")).containsExactly(all, ours);
        assertThat(recent("?guild_id=1")).isEmpty();
    }

    @Test
    void whoComesLaterWasNotCalledBefore() throws IOException, InterruptedException {
        say(host, place.textId(), "@everyone");
        Account late = portal.register("late");
        place.welcome(late);
        assertThat(entries(late)).isEmpty();

        say(host, place.textId(), "@everyone");
        assertThat(counts(late)).isEqualTo(Map.of(place.textId(), 1));
    }

    @Test
    void inPrivateEachMessageOfTheOtherOneCounts() throws IOException, InterruptedException {
        String direct = portal.as(host)
                .post("/users/@me/channels", Wire.object("recipients", List.of(guest.id())))
                .expect(200)
                .path("id")
                .asText();
        say(host, direct, "psst");
        String second = say(host, direct, "are you there?");
        say(guest, direct, "yes");
        assertThat(counts(guest)).isEqualTo(Map.of(direct, 2));
        assertThat(counts(host)).isEqualTo(Map.of(direct, 1));

        portal.as(host).delete("/channels/" + direct + "/messages/" + second).expect(204);
        assertThat(counts(guest)).isEqualTo(Map.of(direct, 1));
        ack(direct, second, read());
        assertThat(counts(guest)).isEqualTo(Map.of(direct, 0));
    }
}
