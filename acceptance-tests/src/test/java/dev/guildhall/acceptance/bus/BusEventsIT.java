package dev.guildhall.acceptance.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.process.NodeProcess;
import dev.guildhall.acceptance.process.Scratch;
import dev.guildhall.servers.ServerKind;
import dev.guildhall.servers.Servers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What clients do, as a plain Kafka consumer hears of it: each topic.
final class BusEventsIT {
    private static final String PREFIX = "events" + ProcessHandle.current().pid() + ".";

    private static int kafka() {
        return Servers.ofRun(ServerKind.KAFKA).port();
    }

    private static List<KafkaTopic.Heard> read(String topic, Predicate<List<KafkaTopic.Heard>> enough) {
        try (KafkaTopic reading = new KafkaTopic(kafka(), PREFIX + topic)) {
            return reading.until(enough);
        }
    }

    private static Predicate<List<KafkaTopic.Heard>> has(Predicate<KafkaTopic.Heard> wanted) {
        return heard -> heard.stream().anyMatch(wanted);
    }

    @Test
    void eachTopicTellsWhatHappened() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "GUILDHALL_BUS_ADAPTER",
                "kafka",
                "GUILDHALL_BUS_KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + kafka(),
                "GUILDHALL_BUS_KAFKA_PREFIX",
                PREFIX);
        try (NodeProcess node = NodeProcess.start(Scratch.folder("bus-events"), List.of(), environment);
                HttpClient http = HttpClient.newHttpClient()) {
            Portal portal = new Portal(http, node.http());
            Account owner = portal.register("ada");
            Place place = Place.open(portal, owner, "heard");
            messages(place);
            guild(place);
            people(portal, place);
            requests(place);
        }
    }

    private static void messages(Place place) throws IOException, InterruptedException {
        String id = place.say(place.owner(), "hello").path("id").asText();
        place.asOwner()
                .patch(place.channel("/messages/" + id), Wire.object("content", "hello, all"))
                .expect(200);
        place.asOwner()
                .put(place.channel("/messages/" + id + "/reactions/%F0%9F%91%8D/@me"), Wire.object())
                .expect(204);
        place.asOwner().delete(place.channel("/messages/" + id)).expect(204);

        List<KafkaTopic.Heard> heard = read("messages", has(each -> each.type().equals("message_deleted")));

        assertThat(heard)
                .extracting(KafkaTopic.Heard::type)
                .containsSubsequence("message_written", "message_written", "reaction_added", "message_deleted");
        assertThat(heard).extracting(KafkaTopic.Heard::key).containsOnly(place.textId());
        assertThat(heard)
                .filteredOn(each -> each.type().equals("message_written"))
                .extracting(each -> each.data().path("content").asText())
                .contains("hello", "hello, all");
        assertThat(heard).extracting(KafkaTopic.Heard::id).doesNotHaveDuplicates();
    }

    private static void guild(Place place) throws IOException, InterruptedException {
        place.createRole(Wire.object("name", "keepers"));

        List<KafkaTopic.Heard> heard = read(
                "guild-events",
                has(each -> each.type().equals("role_written")
                        && each.data().path("role").path("name").asText().equals("keepers")));

        assertThat(heard).extracting(KafkaTopic.Heard::key).containsOnly(place.guildId());
        assertThat(heard)
                .extracting(KafkaTopic.Heard::type)
                .contains("guild_written", "channel_written", "member_written", "role_written", "audit_entry_written");
    }

    private static void people(Portal portal, Place place) throws IOException, InterruptedException {
        try (GatewaySession session = GatewaySession.asPerson(portal, place.owner())) {
            session.send(Wire.object(
                    "op",
                    4,
                    "d",
                    Wire.object(
                            "guild_id",
                            place.guildId(),
                            "channel_id",
                            place.voiceId(),
                            "self_mute",
                            true,
                            "self_deaf",
                            false)));
            List<KafkaTopic.Heard> voice = read(
                    "voice", has(each -> each.data().path("channel_id").asText().equals(place.voiceId())));
            assertThat(voice).allSatisfy(each -> {
                assertThat(each.key()).isEqualTo(place.guildId());
                assertThat(each.data().path("user_id").asText())
                        .isEqualTo(place.owner().id());
            });
            List<KafkaTopic.Heard> presence = read(
                    "presence", has(each -> each.data().path("status").asText().equals("online")));
            assertThat(presence)
                    .extracting(KafkaTopic.Heard::key)
                    .contains(place.owner().id());
        }
    }

    private static void requests(Place place) throws IOException, InterruptedException {
        place.asOwner().get(place.channel("/messages?limit=7")).expect(200);

        List<KafkaTopic.Heard> heard = read(
                "api-requests",
                has(each -> each.data().path("route").asText().equals("/channels/{channel_id}/messages")
                        && each.data().path("method").asText().equals("GET")));

        assertThat(heard)
                .allSatisfy(
                        each -> assertThat(each.data().path("status").asInt()).isBetween(200, 599));
        assertThat(heard.toString()).as("templates, never paths").doesNotContain(place.textId());
        assertThat(heard)
                .filteredOn(each -> each.data().path("method").asText().equals("GET"))
                .extracting(KafkaTopic.Heard::key)
                .contains(place.owner().id());
    }
}
