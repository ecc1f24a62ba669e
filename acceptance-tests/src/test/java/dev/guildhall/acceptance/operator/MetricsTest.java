package dev.guildhall.acceptance.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Reply;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.acceptance.process.NodeProcess;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Opcode;
import dev.guildhall.node.metrics.Metric;
import dev.guildhall.node.metrics.Metric.From;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The figures of a running node, over HTTP, as Prometheus gets them. Other classes use the same node, one after
/// the other.
@OnNode(rateLimits = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MetricsTest {
    private static final Set<From> OF_THIS_NODE =
            EnumSet.of(From.NODE, From.ROCKS, From.ATTACHMENTS, From.SWEEP, From.MEMORY);

    private final Portal portal;
    private final NodeProcess node;
    private final Account owner;
    private final Place place;

    MetricsTest(Portal portal, NodeProcess node) throws IOException, InterruptedException {
        this.portal = portal;
        this.node = node;
        this.owner = portal.register("watcher");
        this.place = Place.open(portal, owner, "watched");
    }

    private Scrape scrape() throws IOException, InterruptedException {
        return Scrape.of(portal.http(), node);
    }

    private HttpResponse<String> onThePublicPort(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(node.http().resolve(path)).build();
        return portal.http().send(request, BodyHandlers.ofString());
    }

    private static String requests(String method, String route, String status) {
        return "guildhall_http_request_seconds_count{method=\"%s\",route=\"%s\",status=\"%s\"}"
                .formatted(method, route, status);
    }

    @Test
    void everyMetricOfThisNodeIsThereWithItsSentenceAndNoOther() throws IOException, InterruptedException {
        Scrape scrape = scrape();
        Set<Metric> expected = Arrays.stream(Metric.values())
                .filter(metric -> OF_THIS_NODE.contains(metric.from()))
                .collect(Collectors.toSet());
        assertThat(scrape.ours())
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(Metric::exposed).toList());
        assertThat(expected).allSatisfy(metric -> {
            assertThat(scrape.help()).containsEntry(metric.exposed(), metric.sentence());
            assertThat(scrape.types()).containsEntry(metric.exposed(), type(metric));
        });
        assertThat(scrape.samples().keySet().stream().filter(series -> series.startsWith("guildhall_")))
                .allMatch(series -> expected.stream().anyMatch(metric -> series.startsWith(metric.exposed())));
    }

    private static String type(Metric metric) {
        return metric.type() == Metric.Type.INFO
                ? "gauge"
                : metric.type().name().toLowerCase(Locale.ROOT);
    }

    @Test
    void theProcessIsThereToo() throws IOException, InterruptedException {
        Scrape scrape = scrape();
        assertThat(Stream.of(
                        "jvm_memory_used_bytes",
                        "jvm_threads_live_threads",
                        "process_files_open_files",
                        "process_uptime_seconds",
                        "guildhall_build_info"))
                .allMatch(name -> scrape.sum(name) > 0);
        assertThat(scrape.samples().keySet())
                .filteredOn(series -> series.startsWith("guildhall_build_info"))
                .singleElement()
                .asString()
                .as("the version that the jar was built as")
                .matches("guildhall_build_info\\{version=\"\\d+\\.\\d+.*\"}");
    }

    @Test
    void messageIsCountedOnItsWay() throws IOException, InterruptedException {
        Scrape before = scrape();
        place.say(owner, "counted");
        Scrape after = scrape();
        String sent = requests("POST", "/channels/{channel_id}/messages", "2xx");
        assertThat(after.value(sent)).isEqualTo(before.value(sent) + 1);
        String time = sent.replace("_count{", "_sum{");
        assertThat(after.value(time)).isGreaterThan(before.value(time));
        for (String name : new String[] {
            "guildhall_owner_commits_total{kind=\"guild\"}",
            "guildhall_store_commits_total",
            "guildhall_store_sync_seconds_count",
            "guildhall_store_written_bytes_total"
        }) {
            assertThat(after.value(name)).as(name).isGreaterThan(before.value(name));
        }
    }

    @Test
    void pathThatNobodyServesIsNoRoute() throws IOException, InterruptedException {
        Scrape before = scrape();
        String secret = "/users/" + "x".repeat(50) + "/nothing";
        assertThat(portal.anonymous().get(secret).status()).isEqualTo(404);
        Scrape after = scrape();
        String none = requests("GET", "none", "4xx");
        assertThat(after.value(none)).isEqualTo(before.value(none) + 1);
        assertThat(after.samples().keySet()).noneMatch(series -> series.contains("xxxxx"));
    }

    @Test
    void refusalByALimitIsCountedByItsScope() throws IOException, InterruptedException {
        Scrape before = scrape();
        Place hasty = Place.open(portal, portal.register("hasty"), "haste");
        int refused = 0;
        // Forty are far over any refill, however slow the machine.
        for (int i = 0; i < 40 && refused == 0; i++) {
            Reply reply = hasty.asOwner().post(hasty.channel("/messages"), Wire.object("content", "burst " + i));
            if (reply.status() == 429) refused++;
        }
        assertThat(refused).isEqualTo(1);
        String user = "guildhall_http_rate_limited_total{scope=\"user\"}";
        assertThat(scrape().value(user)).isEqualTo(before.value(user) + 1);
    }

    @Test
    void sessionIsCountedFromItsReadyToItsResume() throws IOException, InterruptedException {
        Scrape before = scrape();
        GatewaySession session = GatewaySession.asPerson(portal, owner);
        Scrape open = scrape();
        assertThat(grown(before, open, "guildhall_gateway_sockets_opened_total"))
                .isEqualTo(1);
        assertThat(grown(before, open, "guildhall_gateway_sessions_started_total"))
                .isEqualTo(1);
        assertThat(grown(before, open, "guildhall_gateway_dispatches_sent_total"))
                .as("READY at least")
                .isPositive();
        assertThat(open.value("guildhall_gateway_sockets")).isPositive();
        assertThat(open.value("guildhall_gateway_sessions")).isPositive();
        assertThat(open.value("guildhall_owners{kind=\"guild\"}")).isPositive();

        long seq = session.seq();
        session.cut();
        try (GatewaySession back = GatewaySession.greet(portal)) {
            back.send(GatewayFrames.resume(owner, session.sessionId(), seq));
            back.await(EventType.RESUMED);
        }
        assertThat(grown(open, scrape(), "guildhall_gateway_resumes_total")).isEqualTo(1);

        try (GatewaySession stranger = GatewaySession.greet(portal)) {
            stranger.send(GatewayFrames.resume(owner, "0".repeat(32), 1));
            stranger.awaitOp(Opcode.INVALID_SESSION);
        }
        assertThat(grown(open, scrape(), "guildhall_gateway_resumes_refused_total"))
                .isEqualTo(1);
    }

    private static double grown(Scrape before, Scrape after, String series) {
        return after.value(series) - before.value(series);
    }

    @Test
    void strangersOnThePublicPortGetNoFigures() throws IOException, InterruptedException {
        assertThat(node.info().metricsPort())
                .isPositive()
                .isNotEqualTo(node.info().port());
        HttpResponse<String> answer = onThePublicPort("/metrics");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("guildhall_");
    }

    /// Far more often than any limit of an address allows.
    @Test
    void askingForHealthCountsAgainstNothing() throws IOException, InterruptedException {
        Scrape before = scrape();
        for (int i = 0; i < 300; i++) {
            HttpResponse<String> answer = onThePublicPort("/health/ready");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("x-ratelimit"));
        }
        Scrape after = scrape();
        for (String name : new String[] {
            "guildhall_http_request_seconds_count", "guildhall_http_rate_limited_total", "guildhall_ratelimit_buckets"
        }) {
            assertThat(after.sum(name)).as(name).isLessThanOrEqualTo(before.sum(name));
        }
        assertThat(after.value("guildhall_ready")).isEqualTo(1);
        assertThat(after.value("guildhall_part_health{part=\"store\"}")).isEqualTo(2);
    }
}
