package dev.guildhall.node.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.node.config.MetricsConfig;
import dev.guildhall.node.config.OperatorError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MetricsServerTest {
    private static final String HERE = InetAddress.getLoopbackAddress().getHostAddress();
    private static final MetricsConfig ANY = new MetricsConfig(true, HERE, Optional.of(0));

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<MetricsServer> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(MetricsServer::close);
        http.shutdownNow();
    }

    private MetricsServer open(MetricsConfig config, Supplier<byte[]> page) {
        MetricsServer server = MetricsServer.start(config, page);
        opened.add(server);
        return server;
    }

    private HttpRequest.Builder request(MetricsServer server, String path) {
        return HttpRequest.newBuilder(URI.create("http://" + HERE + ":" + server.port() + path));
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static byte[] page() {
        return "a 1\n".getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void pageIsServedInPrometheusForm() throws Exception {
        HttpResponse<String> answer = sent(request(open(ANY, MetricsServerTest::page), "/metrics"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body()).isEqualTo("a 1\n");
    }

    @Test
    void nothingElseIsServed() throws Exception {
        MetricsServer server = open(ANY, MetricsServerTest::page);
        for (String path : List.of("/", "/metrics/", "/metricsx", "/admin")) {
            assertThat(sent(request(server, path)).statusCode()).as(path).isEqualTo(404);
        }
        var post = request(server, "/metrics").POST(HttpRequest.BodyPublishers.noBody());
        assertThat(sent(post).statusCode()).isEqualTo(405);
    }

    @Test
    void scrapeThatFailsSaysSo() throws Exception {
        MetricsServer server = open(ANY, () -> {
            throw new IllegalStateException("a source is broken");
        });
        HttpResponse<String> answer = sent(request(server, "/metrics"));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void fifthScrapeAtATimeIsTurnedAway() throws Exception {
        CountDownLatch begun = new CountDownLatch(4);
        CountDownLatch goOn = new CountDownLatch(1);
        MetricsServer server = open(ANY, () -> {
            begun.countDown();
            waitFor(goOn);
            return page();
        });
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(http.sendAsync(request(server, "/metrics").build(), BodyHandlers.discarding())
                    .thenApply(HttpResponse::statusCode));
        }
        waitFor(begun);
        assertThat(sent(request(server, "/metrics")).statusCode()).isEqualTo(503);
        goOn.countDown();
        assertThat(waiting.stream().map(CompletableFuture::join)).containsOnly(200);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void portThatWasAskedForAndIsTakenIsSaid() {
        int taken = open(ANY, MetricsServerTest::page).port();
        assertThatThrownBy(() -> open(new MetricsConfig(true, HERE, Optional.of(taken)), MetricsServerTest::page))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining(HERE + ":" + taken)
                .hasMessageContaining("GUILDHALL_METRICS_PORT");
    }

    /// Whether or not somebody else on this machine has the usual port.
    @Test
    void secondNodeOfAMachineTakesAnotherPortByItself() throws Exception {
        try (ServerSocket usual = new ServerSocket()) {
            usual.setReuseAddress(true);
            try {
                usual.bind(new InetSocketAddress(HERE, MetricsConfig.USUAL_PORT));
            } catch (IOException takenAlready) {
                assertThat(usual.isBound()).isFalse();
            }
            MetricsServer server = open(new MetricsConfig(true, HERE, Optional.empty()), MetricsServerTest::page);
            assertThat(server.port()).isNotEqualTo(MetricsConfig.USUAL_PORT);
            assertThat(sent(request(server, "/metrics")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void addressThatIsNotThisMachinesIsSaid() {
        assertThatThrownBy(() -> open(new MetricsConfig(true, "192.0.2.1", Optional.empty()), MetricsServerTest::page))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("192.0.2.1");
    }
}
