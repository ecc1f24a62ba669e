package dev.guildhall.acceptance.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.StalledReader;
import dev.guildhall.acceptance.process.NodeProcess;
import dev.guildhall.acceptance.process.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// A node that was told to end, as a load balancer with an open connection sees it.
final class ClosingNodeTest {
    /// Each asks once: the node ends the connection with its answer.
    private static final int CONNECTIONS = 40;

    private static final long PAUSE_MS = 25;

    @Test
    void whoAsksWhileItClosesIsSentElsewhere() throws Exception {
        try (NodeProcess node = NodeProcess.start(
                        Scratch.folder("closing"), List.of(), Map.of("GUILDHALL_GATEWAY_DRAIN_TIMEOUT", "20 s"));
                HttpClient http = HttpClient.newHttpClient()) {
            Portal portal = new Portal(http, node.http());
            List<Socket> connections = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(
                        new Socket(InetAddress.getLoopbackAddress(), node.info().port()));
            }
            // Reads nothing, so it does not answer the close: the node waits for it for a while.
            try (StalledReader client = StalledReader.identify(portal, portal.register("slow"))) {
                CompletableFuture<Void> stopping = CompletableFuture.runAsync(() -> stop(node));
                while (Files.exists(node.data().resolve("node.json"))) pause();

                List<String> answers = new ArrayList<>();
                for (Socket connection : connections) {
                    answers.add(ready(connection));
                    if (answers.getLast().contains("closing")) break;
                    pause();
                }
                assertThat(answers.getLast()).startsWith("HTTP/1.1 503").contains("\"status\":\"closing\"");
                assertThat(client.lost()).isFalse();
                stopping.join();
            }
            for (Socket connection : connections) connection.close();
        }
    }

    private static String ready(Socket connection) throws IOException {
        connection.getOutputStream().write("GET /health/ready HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(UTF_8));
        return new String(connection.getInputStream().readAllBytes(), UTF_8);
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
    }

    private static void stop(NodeProcess node) {
        try {
            node.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
