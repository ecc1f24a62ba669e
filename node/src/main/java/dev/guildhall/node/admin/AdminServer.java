package dev.guildhall.node.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The admin channel's end in the node: HTTP on loopback, an unused port, one path, and a secret that only
/// readers of the run file know. It trusts its caller completely, so it never listens on another address.
public final class AdminServer implements AutoCloseable {
    static final String PATH = "/admin";
    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
    /// The largest honest request (a name, an e-mail, a password) is below 1 KiB.
    private static final int BODY_BYTES_MAX = 16 * 1024;

    private static final int ANSWER_WAIT_S = 20;

    private final HttpServer http;
    private final ExecutorService threads;
    private final AdminActions actions;
    private final byte[] authorization;

    private AdminServer(HttpServer http, AdminActions actions, String secret) {
        this.http = http;
        this.actions = actions;
        this.authorization = bearer(secret).getBytes(StandardCharsets.UTF_8);
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    /// Listens when it returns.
    public static AdminServer start(AdminActions actions, String secret) throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var server = new AdminServer(http, actions, secret);
        http.setExecutor(server.threads);
        http.createContext(PATH, server::handle);
        http.start();
        return server;
    }

    public int port() {
        return http.getAddress().getPort();
    }

    /// Stops listening at once; an exchange in progress is cut.
    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    static String bearer(String secret) {
        return "Bearer " + secret;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isAuthorized(exchange)) {
                send(
                        exchange,
                        401,
                        new AdminAnswer.Refused("The admin secret is wrong; is this another node's run file?"));
                return;
            }
            var body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
            if (body.length > BODY_BYTES_MAX) {
                send(exchange, 413, new AdminAnswer.Refused("The request is larger than " + BODY_BYTES_MAX + " bytes"));
                return;
            }
            answer(exchange, body);
        }
    }

    private boolean isAuthorized(HttpExchange exchange) {
        var given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        AdminRequest request;
        try {
            request = AdminJson.read(body, AdminRequest.class);
        } catch (IOException e) {
            send(exchange, 400, new AdminAnswer.Refused("Not an admin request: " + e.getMessage()));
            return;
        }
        try {
            send(exchange, 200, actions.perform(request).toCompletableFuture().get(ANSWER_WAIT_S, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Admin request {} has no answer", request.getClass().getSimpleName(), e);
            send(
                    exchange,
                    503,
                    new AdminAnswer.Refused("The node could not answer; see its log. It may or may not be done."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, AdminAnswer answer) throws IOException {
        var body = AdminJson.bytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
