package dev.guildhall.node.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.guildhall.common.json.Json;
import dev.guildhall.node.config.OperatorError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One account's requests. Anything but a success ends the demo with one line.
final class Rest {
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final int port;
    private final String authorization;

    /// @param authorization the header's value: a token, for bots behind `Bot `
    Rest(HttpClient http, int port, String authorization) {
        this.http = http;
        this.port = port;
        this.authorization = authorization;
    }

    /// The answer's body; missing when it has none.
    JsonNode call(String method, String path, @Nullable String json) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v10" + path))
                .timeout(ANSWER_WAIT)
                .header("Authorization", authorization)
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw OperatorError.failure(method + " " + path + " was answered with " + answer.statusCode() + ": "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer.body().length == 0 ? MissingNode.getInstance() : Json.parse(answer.body());
        } catch (IOException broken) {
            throw OperatorError.failure(method + " " + path + " got no answer (" + broken.getMessage() + ")");
        }
    }
}
