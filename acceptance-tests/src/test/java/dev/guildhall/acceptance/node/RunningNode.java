package dev.guildhall.acceptance.node;

import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.process.NodeProcess;
import dev.guildhall.acceptance.process.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A shared node and the people who already have an account on it.
record RunningNode(NodeProcess process, HttpClient http, Portal portal) implements AutoCloseable {
    static RunningNode start(OnNode wanted) {
        Map<String, String> environment = new HashMap<>();
        for (String setting : wanted.environment()) {
            int equals = setting.indexOf('=');
            environment.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        String name = "node-" + (wanted.rateLimits() ? "limited" : "unlimited") + (environment.isEmpty() ? "" : "-set");
        try {
            List<String> options = wanted.rateLimits() ? List.of() : List.of("--no-rate-limits");
            NodeProcess process = NodeProcess.start(Scratch.folder(name), options, environment);
            HttpClient http = HttpClient.newHttpClient();
            return new RunningNode(process, http, new Portal(http, process.http()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        process.close();
    }
}
