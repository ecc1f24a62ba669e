package dev.guildhall.acceptance.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.process.NodeProcess;
import dev.guildhall.acceptance.process.Scratch;
import dev.guildhall.servers.ServerKind;
import dev.guildhall.servers.ServerProcess;
import dev.guildhall.servers.Servers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Invariant I12: each message of history is on the bus at least once, in the order of its channel, whatever dies; and
/// nobody who sends notices that Kafka is gone.
final class KafkaStoppedIT {
    private static final int CHANNELS = 8;

    /// Half an hour of ten messages in a second.
    private static final int MESSAGES = 18_000;

    private static Map<String, String> onKafka(int port) {
        return Map.of(
                "GUILDHALL_BUS_ADAPTER",
                "kafka",
                "GUILDHALL_BUS_KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + port,
                "GUILDHALL_BUS_KAFKA_PREFIX",
                "stopped.");
    }

    @Test
    void chatIsUnaffectedAndEveryMessageIsOnTheTopicOnceKafkaIsBack() throws IOException, InterruptedException {
        try (ServerProcess kafka = Servers.own(ServerKind.KAFKA, Scratch.folder("kafka-stopped-server"))) {
            outage("kafka-stopped", kafka, onKafka(kafka.port()), MESSAGES);
        }
    }

    private static void outage(String name, ServerProcess kafka, Map<String, String> environment, int messages)
            throws IOException, InterruptedException {
        try (NodeProcess node = NodeProcess.start(Scratch.folder(name), List.of("--no-rate-limits"), environment);
                HttpClient http = HttpClient.newHttpClient();
                KafkaTopic topic = new KafkaTopic(kafka.port(), "stopped.messages")) {
            Portal portal = new Portal(http, node.http());
            Account owner = portal.register("ada");
            Place place = Place.open(portal, owner, "heard");
            Senders senders = new Senders(place, channels(place));
            Map<String, List<String>> sent = new HashMap<>();
            add(sent, senders, senders.send(1));
            topic.until(heard -> heard.size() >= CHANNELS);

            kafka.kill9();
            add(sent, senders, senders.send(messages / CHANNELS / 2));
            node.kill9();
            node.startAgain();
            add(sent, senders, senders.send(messages / CHANNELS / 2));
            kafka.startAgain();

            Set<String> ids = new HashSet<>();
            sent.values().forEach(ids::addAll);
            List<KafkaTopic.Heard> heard = topic.until(all -> messageIds(all).containsAll(ids));

            assertThat(messageIds(heard)).as("nothing but what was sent").isEqualTo(ids);
            sent.forEach((channel, inOrder) -> assertThat(firstCopies(heard, channel))
                    .as("channel %s", channel)
                    .isEqualTo(inOrder));
            for (String channel : senders.channels()) {
                assertThat(history(place, channel)).isEqualTo(sent.get(channel));
            }
            System.out.printf(
                    "bus on Kafka (%s): %d messages, %d records, %d of them again%n",
                    name, ids.size(), heard.size(), heard.size() - ids.size());
        }
    }

    private static List<String> channels(Place place) throws IOException, InterruptedException {
        List<String> channels = new ArrayList<>();
        for (int i = 0; i < CHANNELS; i++) {
            channels.add(place.createChannel(Wire.object("name", "channel-" + i, "type", 0))
                    .path("id")
                    .asText());
        }
        return channels;
    }

    private static void add(Map<String, List<String>> sent, Senders senders, List<List<String>> more) {
        for (int i = 0; i < more.size(); i++) {
            sent.computeIfAbsent(senders.channels().get(i), _ -> new ArrayList<>())
                    .addAll(more.get(i));
        }
    }

    private static Set<String> messageIds(List<KafkaTopic.Heard> heard) {
        Set<String> ids = new HashSet<>();
        heard.forEach(each -> ids.add(each.data().path("message_id").asText()));
        return ids;
    }

    /// As a reader keeps them who drops by the event's id what it has seen.
    private static List<String> firstCopies(List<KafkaTopic.Heard> heard, String channel) {
        Set<String> events = new HashSet<>();
        Set<String> kept = new LinkedHashSet<>();
        for (KafkaTopic.Heard each : heard) {
            if (each.key().equals(channel) && events.add(each.id())) {
                kept.add(each.data().path("message_id").asText());
            }
        }
        return List.copyOf(kept);
    }

    /// Oldest first, page by page.
    private static List<String> history(Place place, String channel) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        String before = "";
        while (true) {
            JsonNode page = place.asOwner()
                    .get("/channels/" + channel + "/messages?limit=100" + before)
                    .expect(200);
            if (page.isEmpty()) return ids.reversed();
            page.forEach(message -> ids.add(message.path("id").asText()));
            before = "&before=" + ids.getLast();
        }
    }
}
