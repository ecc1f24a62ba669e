package dev.guildhall.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.health.Health;
import dev.guildhall.common.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What a load balancer hears.
final class HealthTest extends OnTestGateway {
    private static final int HANG_MS = 60_000;

    /// Status line, headers and body of one request, until the gateway ends the connection. Nobody asked it to.
    private String asked(String method, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.gateway.port())) {
            socket.setSoTimeout(HANG_MS);
            String request = method + " " + path + " HTTP/1.1\r\nHost: here\r\nConnection: keep-alive\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode body(String answer) throws IOException {
        String json = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        return Json.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nodeWhosePartsAreUpIsReady() throws IOException {
        gateway.parts.put("store", Health.UP);
        String answer = asked("GET", "/health/ready?from=here");
        assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("content-type: application/json");
        assertThat(body(answer).toString()).isEqualTo("{\"status\":\"ready\",\"parts\":{\"store\":\"up\"}}");
    }

    @Test
    void degradedPartIsNamedAndTheNodeServes() throws IOException {
        gateway.parts.put("ratelimit", Health.degraded("nobody outside is told why"));
        String answer = asked("GET", "/health/ready");
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("told why");
        assertThat(body(answer).toString()).isEqualTo("{\"status\":\"ready\",\"parts\":{\"ratelimit\":\"degraded\"}}");
    }

    @Test
    void nothingIsSentToANodeWithAPartThatIsDown() throws IOException {
        gateway.parts.put("store", Health.down("gone"));
        String answer = asked("GET", "/health/ready");
        assertThat(answer).startsWith("HTTP/1.1 503");
        assertThat(body(answer).toString()).isEqualTo("{\"status\":\"down\",\"parts\":{\"store\":\"down\"}}");
    }

    @Test
    void nothingIsSentToANodeThatCloses() throws IOException {
        gateway.closing = true;
        String answer = asked("GET", "/health/ready");
        assertThat(answer).startsWith("HTTP/1.1 503");
        assertThat(body(answer).path("status").asText()).isEqualTo("closing");
    }

    /// A node that waits for its store is not helped by starting it again.
    @Test
    void nodeThatIsNotReadyLives() throws IOException {
        gateway.parts.put("store", Health.down("gone"));
        String answer = asked("GET", "/health/live");
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(body(answer).toString()).isEqualTo("{\"status\":\"live\"}");
    }

    @Test
    void headHasNoBody() throws IOException {
        String answer = asked("HEAD", "/health/live");
        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
    }

    @Test
    void nothingIsDoneByAsking() throws IOException {
        assertThat(asked("POST", "/health/ready")).startsWith("HTTP/1.1 405");
    }
}
