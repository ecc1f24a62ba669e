package dev.guildhall.acceptance.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a running node says about itself in `DATA/node.json`.
public record NodeInfo(long pid, int port, int adminPort, String adminSecret, int metricsPort) {
    /// Empty while the file is missing, half written, or left behind by an earlier process on the same data.
    static Optional<NodeInfo> read(Path data, long pid) {
        Path file = data.resolve("node.json");
        if (!Files.isRegularFile(file)) return Optional.empty();
        try {
            JsonNode json = Wire.parse(Files.readString(file));
            NodeInfo info = new NodeInfo(
                    json.path("pid").asLong(),
                    json.path("port").asInt(),
                    json.path("admin_port").asInt(),
                    json.path("admin_secret").asText(),
                    json.path("metrics_port").asInt());
            return info.pid == pid ? Optional.of(info) : Optional.empty();
        } catch (IOException halfWritten) {
            return Optional.empty();
        }
    }

    /// What Prometheus would scrape.
    public URI metrics() {
        return URI.create("http://127.0.0.1:" + metricsPort + "/metrics");
    }

    /// Origin of REST and gateway.
    public URI http() {
        return URI.create("http://127.0.0.1:" + port);
    }
}
