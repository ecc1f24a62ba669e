package dev.guildhall.acceptance.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Reply;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.process.CommandOutcome;
import dev.guildhall.acceptance.process.NodeCommand;
import dev.guildhall.acceptance.process.NodeProcess;
import dev.guildhall.acceptance.process.Scratch;
import dev.guildhall.servers.ServerKind;
import dev.guildhall.servers.Servers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A node on a real Cassandra and a real Redis, as its operator sets it up: by environment alone.
final class RealStoresTest {
    private static final int SENDS_PER_WINDOW = 5;

    private static Map<String, String> environment(String keyspace) {
        return Map.of(
                "GUILDHALL_STORE_ADAPTER",
                "scylla",
                "GUILDHALL_STORE_SCYLLA_CONTACT_POINTS",
                "127.0.0.1:" + Servers.ofRun(ServerKind.CASSANDRA).port(),
                "GUILDHALL_STORE_SCYLLA_KEYSPACE",
                keyspace + ProcessHandle.current().pid(),
                "GUILDHALL_STORE_SCYLLA_REPLICATION",
                "{'class': 'SimpleStrategy', 'replication_factor': 1}",
                "GUILDHALL_RATELIMIT_ADAPTER",
                "redis",
                "GUILDHALL_RATELIMIT_REDIS_URI",
                "redis://127.0.0.1:" + Servers.ofRun(ServerKind.REDIS).port(),
                "GUILDHALL_RATELIMIT_REDIS_PREFIX",
                keyspace + ProcessHandle.current().pid() + ":",
                // No call is decided locally only because the machine is busy.
                "GUILDHALL_RATELIMIT_REDIS_TIMEOUT",
                "10 s");
    }

    @Test
    void communityOutlivesItsNodesStopAndIsLimitedByRedis() throws IOException, InterruptedException {
        try (NodeProcess node = NodeProcess.start(Scratch.folder("real-stores"), List.of(), environment("community"));
                HttpClient http = HttpClient.newHttpClient()) {
            Portal portal = new Portal(http, node.http());
            Account owner = portal.register("ada");
            Place place = Place.open(portal, owner, "real");
            for (int i = 0; i < SENDS_PER_WINDOW; i++) {
                assertThat(send(place, i).status()).isEqualTo(200);
            }
            int sent = SENDS_PER_WINDOW;
            Reply refused = send(place, sent);
            while (refused.status() == 200) {
                refused = send(place, ++sent);
            }
            assertThat(refused.status()).isEqualTo(429);

            node.stop();
            node.startAgain();
            Reply history = place.asOwner().get(place.channel("/messages?limit=100"));
            assertThat(history.json()).hasSizeGreaterThanOrEqualTo(sent);
            assertThat(history.json().path(0).path("author").path("id").asText())
                    .isEqualTo(owner.id());
        }
    }

    @Test
    void schemaIsBroughtUpToDateByItsCommandAndOnlyOnce() throws IOException, InterruptedException {
        NodeCommand migrate = new NodeCommand(List.of("admin", "migrate-schema"), environment("schema"));
        CommandOutcome first = migrate.run();
        assertThat(first.exitCode()).as(first.errors()).isZero();
        assertThat(first.output()).contains("0001-core");
        assertThat(migrate.run().output()).contains("up to date");
    }

    @Test
    void embeddedStoreHasNoSchema() throws IOException, InterruptedException {
        CommandOutcome outcome = NodeCommand.of("admin", "migrate-schema").run();
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.lines()).singleElement().asString().contains("guildhall.store.adapter");
    }

    @Test
    void nodeThatFindsNoStoreSaysSoInOneLineAndEnds() throws IOException, InterruptedException {
        Map<String, String> nowhere = new HashMap<>(environment("nowhere"));
        nowhere.put("GUILDHALL_STORE_SCYLLA_CONTACT_POINTS", "127.0.0.1:1");
        String data = Scratch.folder("no-store").resolve("data").toString();
        CommandOutcome outcome = new NodeCommand(List.of("start", "--port", "0", "--data", data), nowhere).run();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.errors().lines().filter(line -> line.startsWith("guildhall: ")))
                .singleElement()
                .asString()
                .contains("127.0.0.1:1");
    }

    private static Reply send(Place place, int number) throws IOException, InterruptedException {
        return place.asOwner().post(place.channel("/messages"), Wire.object("content", "message " + number));
    }
}
