package dev.guildhall.acceptance.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The product as a process of its own, on a data folder that outlives the process.
///
/// One fixture is one data folder: [#kill9()] and [#startAgain()] may alternate as often as a test likes, and
/// the port stays the one that the first start was given.
public final class NodeProcess implements AutoCloseable {
    private static final int TICK_MS = 50;
    /// 90 s: a cold JVM, Pekko's cluster of one and RocksDB need about 4 s alone and several times that on a
    /// busy machine.
    private static final int READY_TICKS_MAX = 90_000 / TICK_MS;

    private static final long STOP_SECONDS_MAX = 60;

    private final Path data;
    private final Path log;
    private final List<String> options;
    private final Map<String, String> environment;
    private Process process;
    private NodeInfo info;

    private NodeProcess(Path folder, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        this.data = folder.resolve("data");
        this.log = folder.resolve("node.log");
        this.options = List.copyOf(options);
        this.environment = Map.copyOf(environment);
        this.process = launch(0);
        this.info = awaitReady(process, data, log);
    }

    /// Starts a node on `FOLDER/data` with its log in `FOLDER/node.log`, and returns when it serves. Fails with
    /// the log when it does not.
    public static NodeProcess start(Path folder, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        return new NodeProcess(folder, options, environment);
    }

    public NodeInfo info() {
        return info;
    }

    public URI http() {
        return info.http();
    }

    public Path data() {
        return data;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// SIGKILL: no shutdown hook, no flush, nothing said to any client. Returns when the process is gone.
    public void kill9() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /// Starts a new process on the same data and the same port.
    public void startAgain() throws IOException, InterruptedException {
        if (process.isAlive()) throw new IllegalStateException("still running");
        process = launch(info.port());
        info = awaitReady(process, data, log);
    }

    /// SIGTERM, and the exit code that a clean stop has to give: 0.
    public void stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not stop within " + STOP_SECONDS_MAX + " s\n" + logTail());
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("stopped with exit code " + process.exitValue() + "\n" + logTail());
        }
    }

    /// The last lines of the log, for a failure's message.
    public String logTail() {
        return logTail(log);
    }

    /// Leaves no process behind, whatever state the test left it in.
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private Process launch(int port) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("start", "--port", Integer.toString(port), "--data", data.toString()));
        arguments.addAll(options);
        return new NodeCommand(arguments, environment).launch(log);
    }

    /// Each turn waits on the process itself, so a node that dies at once fails at once, and the number of
    /// turns is the deadline.
    private static NodeInfo awaitReady(Process process, Path data, Path log) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int tick = 0; tick < READY_TICKS_MAX; tick++) {
                if (process.waitFor(TICK_MS, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("node ended with exit code " + process.exitValue() + "\n" + logTail(log));
                }
                Optional<NodeInfo> info = NodeInfo.read(data, process.pid());
                if (info.isPresent() && isReady(http, info.get())) return info.get();
            }
        }
        process.destroyForcibly();
        throw new AssertionError("node is not ready after " + READY_TICKS_MAX * TICK_MS + " ms\n" + logTail(log));
    }

    private static boolean isReady(HttpClient http, NodeInfo info) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(info.http().resolve("/health/ready"))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListeningYet) {
            return false;
        }
    }

    private static String logTail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 80), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }
}
