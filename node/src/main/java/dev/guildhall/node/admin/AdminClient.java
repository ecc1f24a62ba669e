package dev.guildhall.node.admin;

import dev.guildhall.node.config.OperatorError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// The admin channel's end in the command line. One request for each process, so nothing is kept open.
public final class AdminClient {
    private static final Duration CONNECT_WAIT = Duration.ofSeconds(5);
    /// Longer than the server waits for its own answer, so that its 503 arrives.
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(30);

    private final RunFile node;

    /// Speaks to the node that wrote this file.
    public AdminClient(RunFile node) {
        this.node = node;
    }

    /// Blocks until the node has answered. Fails with [OperatorError] if it cannot be reached or refuses.
    public AdminAnswer ask(AdminRequest request) {
        try (var http = HttpClient.newBuilder().connectTimeout(CONNECT_WAIT).build()) {
            var answer = AdminJson.read(
                    http.send(post(request), BodyHandlers.ofByteArray()).body(), AdminAnswer.class);
            if (answer instanceof AdminAnswer.Refused(var reason)) throw OperatorError.failure(reason);
            return answer;
        } catch (IOException e) {
            throw OperatorError.failure(
                    "No answer from the node with process id " + node.pid() + " (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OperatorError.failure("Interrupted while waiting for the node");
        }
    }

    private HttpRequest post(AdminRequest request) throws IOException {
        var loopback = InetAddress.getLoopbackAddress().getHostAddress();
        return HttpRequest.newBuilder(URI.create("http://" + loopback + ":" + node.adminPort() + AdminServer.PATH))
                .timeout(ANSWER_WAIT)
                .header("Authorization", AdminServer.bearer(node.adminSecret()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(AdminJson.bytes(request)))
                .build();
    }
}
