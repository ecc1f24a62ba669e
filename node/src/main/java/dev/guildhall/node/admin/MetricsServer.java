package dev.guildhall.node.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.guildhall.node.config.MetricsConfig;
import dev.guildhall.node.config.OperatorError;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Prometheus scrapes: one page, without a secret, for whoever reaches the address. Never the public port's.
public final class MetricsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);
    private static final String PATH = "/metrics";
    private static final String FORM = "text/plain; version=0.0.4; charset=utf-8";

    /// Two Prometheus servers that happen to come together, and a person who looks. More are answered 503.
    private static final int SCRAPES_MAX = 4;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore scrapes = new Semaphore(SCRAPES_MAX);
    private final Supplier<byte[]> page;

    private MetricsServer(HttpServer http, Supplier<byte[]> page) {
        this.http = http;
        this.page = page;
    }

    /// Listens when it returns. Fails with [OperatorError] when a port that was asked for is taken.
    ///
    /// @param page made anew for each scrape, on a thread that may wait
    public static MetricsServer start(MetricsConfig config, Supplier<byte[]> page) {
        var server = new MetricsServer(bind(config), page);
        server.http.setExecutor(server.threads);
        server.http.createContext("/", server::handle);
        server.http.start();
        return server;
    }

    private static HttpServer bind(MetricsConfig config) {
        int wanted = config.port().orElse(MetricsConfig.USUAL_PORT);
        try {
            return listening(config.host(), wanted);
        } catch (IOException taken) {
            if (config.port().isPresent()) throw refused(config.host(), wanted);
            LOG.info("Port {} is taken, so metrics are on another one; ./guildhall status tells which", wanted);
        }
        try {
            return listening(config.host(), 0);
        } catch (IOException notHere) {
            throw refused(config.host(), 0);
        }
    }

    private static HttpServer listening(String host, int port) throws IOException {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) throw new IOException("no address " + host);
        return HttpServer.create(address, 0);
    }

    private static OperatorError refused(String host, int port) {
        return OperatorError.failure("Cannot listen for metrics on " + host + ":" + port
                + ": is the port taken, or the address another machine's? GUILDHALL_METRICS_PORT=N chooses another"
                + " port, auto any free one");
    }

    public int port() {
        return http.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
            } else if (!scrapes.tryAcquire()) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                try {
                    answer(exchange);
                } finally {
                    scrapes.release();
                }
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body;
        try {
            body = page.get();
        } catch (RuntimeException bug) {
            LOG.error("A scrape failed", bug);
            exchange.sendResponseHeaders(500, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", FORM);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /// Stops listening at once; a scrape in progress is cut.
    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
