package dev.guildhall.acceptance.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.process.NodeProcess;
import dev.guildhall.acceptance.process.Scratch;
import dev.guildhall.node.metrics.Metric;
import dev.guildhall.node.metrics.Metric.From;
import dev.guildhall.servers.S3Launch;
import dev.guildhall.servers.ServerKind;
import dev.guildhall.servers.ServerProcess;
import dev.guildhall.servers.Servers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node whose servers go and come back, as a load balancer sees it.
final class HealthOnRealStoresTest {
    private static final int TICK_MS = 100;
    /// The driver waits up to a minute before it tries a server again.
    private static final int TICKS_MAX = 180_000 / TICK_MS;

    private static final Set<From> OF_REAL_STORES =
            EnumSet.of(From.NODE, From.CQL, From.REDIS, From.ATTACHMENTS, From.S3, From.SWEEP);

    @TempDir
    Path folder = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();

    /// Status and parts of one answer.
    private record Answer(int status, JsonNode body) {
        String part(String name) {
            return body.path("parts").path(name).asText();
        }
    }

    private Answer ready(NodeProcess node) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(node.http().resolve("/health/ready"))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        return new Answer(answer.statusCode(), Wire.parse(answer.body()));
    }

    private interface Fact {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(String what, NodeProcess node, Fact fact) throws IOException, InterruptedException {
        for (int tick = 0; tick < TICKS_MAX; tick++) {
            if (fact.holds()) return;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TICK_MS));
        }
        throw new AssertionError("never " + what + "\n" + node.logTail());
    }

    @Test
    void nodeWithoutItsRedisIsDegradedAndServes() throws IOException, InterruptedException {
        try (ServerProcess redis = Servers.own(ServerKind.REDIS, folder);
                NodeProcess node = NodeProcess.start(
                        Scratch.folder("health-redis"),
                        List.of(),
                        Map.of(
                                "GUILDHALL_RATELIMIT_ADAPTER",
                                "redis",
                                "GUILDHALL_RATELIMIT_REDIS_URI",
                                "redis://127.0.0.1:" + redis.port()))) {
            Portal portal = new Portal(http, node.http());
            assertThat(portal.anonymous().get("/gateway").status()).isEqualTo(200);
            await("up", node, () -> {
                portal.anonymous().get("/gateway");
                return ready(node).part("ratelimit").equals("up");
            });

            redis.kill9();
            await("degraded", node, () -> {
                assertThat(portal.anonymous().get("/gateway").status()).isIn(200, 429);
                return ready(node).part("ratelimit").equals("degraded");
            });
            Answer degraded = ready(node);
            assertThat(degraded.status()).isEqualTo(200);
            assertThat(degraded.body().path("status").asText()).isEqualTo("ready");
            assertThat(Scrape.of(http, node).value("guildhall_part_health{part=\"ratelimit\"}"))
                    .isEqualTo(1);

            redis.startAgain();
            await("up again", node, () -> {
                portal.anonymous().get("/gateway");
                return ready(node).part("ratelimit").equals("up");
            });
        }
    }

    private static Map<String, String> onRealStores(ServerProcess cassandra) {
        return Map.ofEntries(
                Map.entry("GUILDHALL_STORE_ADAPTER", "scylla"),
                Map.entry("GUILDHALL_STORE_SCYLLA_CONTACT_POINTS", "127.0.0.1:" + cassandra.port()),
                Map.entry("GUILDHALL_STORE_SCYLLA_REPLICATION", "{'class': 'SimpleStrategy', 'replication_factor': 1}"),
                Map.entry("GUILDHALL_RATELIMIT_ADAPTER", "redis"),
                Map.entry(
                        "GUILDHALL_RATELIMIT_REDIS_URI",
                        "redis://127.0.0.1:" + Servers.ofRun(ServerKind.REDIS).port()),
                Map.entry("GUILDHALL_RATELIMIT_REDIS_PREFIX", "health" + cassandra.port() + ":"),
                Map.entry("GUILDHALL_ATTACHMENTS_ADAPTER", "s3"),
                Map.entry(
                        "GUILDHALL_ATTACHMENTS_S3_ENDPOINT",
                        "http://127.0.0.1:" + Servers.ofRun(ServerKind.S3).port()),
                Map.entry("GUILDHALL_ATTACHMENTS_S3_BUCKET", S3Launch.BUCKET),
                Map.entry("GUILDHALL_ATTACHMENTS_S3_PREFIX", "health" + cassandra.port() + "/"),
                Map.entry("GUILDHALL_ATTACHMENTS_S3_PATH_STYLE", "true"),
                Map.entry("GUILDHALL_ATTACHMENTS_S3_ACCESS_KEY", S3Launch.ACCESS_KEY),
                Map.entry("GUILDHALL_ATTACHMENTS_S3_SECRET_KEY", S3Launch.SECRET_KEY));
    }

    @Test
    void nodeWithoutItsCassandraIsNotReadyUntilItIsBack() throws IOException, InterruptedException {
        try (ServerProcess cassandra = Servers.own(ServerKind.CASSANDRA, folder);
                NodeProcess node = NodeProcess.start(
                        Scratch.folder("health-cassandra"), List.of("--no-rate-limits"), onRealStores(cassandra))) {
            Portal portal = new Portal(http, node.http());
            Account owner = portal.register("ada");
            Place place = Place.open(portal, owner, "outage");
            place.say(owner, "before");
            assertEveryFigureOfRealStores(Scrape.of(http, node));

            cassandra.stop();
            // Nobody sends anything: the node's own renewals are what notices.
            await("down", node, () -> ready(node).status() == 503);
            Answer down = ready(node);
            assertThat(down.body().path("status").asText()).isEqualTo("down");
            assertThat(down.part("store")).isEqualTo("down");
            assertThat(Scrape.of(http, node).value("guildhall_ready")).isZero();

            cassandra.startAgain();
            await("ready again", node, () -> ready(node).status() == 200);
            await(
                    "serving again",
                    node,
                    () -> place.asOwner()
                                    .post(place.channel("/messages"), Wire.object("content", "after"))
                                    .status()
                            == 200);
            assertThat(Scrape.of(http, node).sum("guildhall_cql_statement_failures_total"))
                    .isPositive();
        }
    }

    private static void assertEveryFigureOfRealStores(Scrape scrape) {
        assertThat(scrape.ours())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Metric.values())
                        .filter(metric -> OF_REAL_STORES.contains(metric.from()))
                        .map(Metric::exposed)
                        .toList());
        String journal = "guildhall_cql_statement_seconds_count{kind=\"write\",statement=\"journal_put\"}";
        String number = "guildhall_cql_statement_seconds_count{kind=\"read\",statement=\"number_read\"}";
        assertThat(scrape.value(journal) + scrape.value(journal.replace("journal_put", "batch")))
                .isPositive();
        assertThat(scrape.value(number)).isPositive();
        String slow = "guildhall_cql_statement_seconds_bucket{kind=\"read\",statement=\"number_read\",le=\"+Inf\"}";
        assertThat(scrape.value(slow)).isEqualTo(scrape.value(number));
    }
}
