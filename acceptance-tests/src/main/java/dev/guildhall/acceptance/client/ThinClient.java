package dev.guildhall.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// REST for one account. Every call blocks; a connection that breaks or an answer that does not come is an
/// [IOException], and the outcome of the call is then unknown.
public final class ThinClient {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI origin;
    private final String base;
    private final @Nullable String authorization;

    private ThinClient(HttpClient http, URI origin, String base, @Nullable String authorization) {
        this.http = http;
        this.origin = origin;
        this.base = base;
        this.authorization = authorization;
    }

    public static ThinClient anonymous(HttpClient http, URI origin) {
        return new ThinClient(http, origin, "/api/v10", null);
    }

    public ThinClient as(Account account) {
        return withAuthorization(account.authorization());
    }

    public ThinClient withAuthorization(String value) {
        return new ThinClient(http, origin, base, value);
    }

    /// The same account under another version of the API, for instance `/api/v9`.
    public ThinClient at(String otherBase) {
        return new ThinClient(http, origin, otherBase, authorization);
    }

    public Reply get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public Reply delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    public Reply post(String path, JsonNode body) throws IOException, InterruptedException {
        return call("POST", path, "application/json", body.toString());
    }

    public Reply patch(String path, JsonNode body) throws IOException, InterruptedException {
        return call("PATCH", path, "application/json", body.toString());
    }

    public Reply put(String path, JsonNode body) throws IOException, InterruptedException {
        return call("PUT", path, "application/json", body.toString());
    }

    public Reply put(String path) throws IOException, InterruptedException {
        return send(request(path).PUT(BodyPublishers.noBody()));
    }

    public Reply post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    /// A body exactly as given, with exactly this content type, or with none.
    public Reply call(String method, String path, @Nullable String contentType, String body)
            throws IOException, InterruptedException {
        BodyPublisher publisher = BodyPublishers.ofString(body);
        HttpRequest.Builder request = request(path).method(method, publisher);
        return send(contentType == null ? request : request.header("Content-Type", contentType));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(origin.resolve(base + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(ANSWER_WITHIN)
                .header("User-Agent", "DiscordBot (guildhall-acceptance, 1)");
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private Reply send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        var response = http.send(request, BodyHandlers.ofString());
        String line = request.method() + " " + request.uri().getRawPath();
        return new Reply(line, response.statusCode(), response.headers(), response.body());
    }
}
