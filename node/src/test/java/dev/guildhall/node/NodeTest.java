package dev.guildhall.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.node.admin.AdminAnswer;
import dev.guildhall.node.admin.RunFile;
import dev.guildhall.node.config.MetricsConfig;
import dev.guildhall.node.config.NodeConfig;
import dev.guildhall.node.config.OperatorError;
import dev.guildhall.node.config.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeTest {
    @TempDir
    Path data = Path.of("");

    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void commandsFindItExactlyWhileItServes() throws IOException {
        try (var node = start()) {
            assertThat(RunFile.ofRunningNode(data)).map(RunFile::port).contains(node.port());
        }
        assertThat(RunFile.ofRunningNode(data)).isEmpty();
        assertThat(closed).hasValue(1);
    }

    @Test
    void metricsAreWhereTheRunFileSays() throws Exception {
        try (var node = start();
                var http = HttpClient.newHttpClient()) {
            var port = RunFile.ofRunningNode(data).map(RunFile::metricsPort).orElseThrow();
            assertThat(port).isNotEqualTo(node.port()).isPositive();
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"));
            assertThat(http.send(request.build(), BodyHandlers.ofString()).body())
                    .isEqualTo("figures");
        }
    }

    @Test
    void nodeWithoutMetricsListensForNone() throws IOException {
        try (var node = start(false)) {
            assertThat(RunFile.ofRunningNode(data)).map(RunFile::port).contains(node.port());
            assertThat(RunFile.ofRunningNode(data)).map(RunFile::metricsPort).contains(0);
        }
    }

    @Test
    void secondNodeOnTheSameFolderIsRefusedBeforeItTouchesAnything() throws IOException {
        try (var first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(OperatorError.class)
                    .hasMessageContaining("already runs on " + data);
            assertThat(started).hasValue(1);
            assertThat(RunFile.ofRunningNode(data)).map(RunFile::port).contains(first.port());
        }
    }

    @Test
    void fileOfCrashedNodeDoesNotKeepTheNextOneOut() throws IOException {
        new RunFile(ProcessHandle.current().pid(), 1, 2, 3, "old", 0).write(data);
        try (var node = start()) {
            assertThat(RunFile.ofRunningNode(data)).map(RunFile::port).contains(node.port());
        }
    }

    private Node start() throws IOException {
        return start(true);
    }

    private Node start(boolean scraped) throws IOException {
        var metrics = new MetricsConfig(scraped, "127.0.0.1", Optional.of(0));
        var config = new NodeConfig("127.0.0.1", 0, data, Set.of(Role.ALL), metrics);
        return Node.start(config, ConfigFactory.empty(), (node, settings) -> {
            started.incrementAndGet();
            return new Services(
                    12_345,
                    request -> CompletableFuture.completedFuture(new AdminAnswer.Done()),
                    () -> "figures".getBytes(StandardCharsets.UTF_8),
                    closed::incrementAndGet);
        });
    }
}
