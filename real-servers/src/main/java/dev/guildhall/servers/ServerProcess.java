package dev.guildhall.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server as a process of its own, on a folder that outlives the process. [#kill9()], [#stop()] and
/// [#startAgain()] may alternate; the port stays.
public final class ServerProcess implements RunningServer {
    private static final int TICK_MS = 50;
    /// Cassandra needs 5 s alone and was seen to need 28 s on a busy machine.
    private static final int READY_TICKS_MAX = 180_000 / TICK_MS;

    private static final long PREPARATION_SECONDS_MAX = 120;
    private static final long STOP_SECONDS_MAX = 30;
    private static final int TAIL_LINES = 60;

    private final ServerKind kind;
    private final Artifacts artifacts;
    private final Place place;
    private Process process;

    private ServerProcess(ServerKind kind, Artifacts artifacts, Place place) throws IOException, InterruptedException {
        this.kind = kind;
        this.artifacts = artifacts;
        this.place = place;
        this.process = launch();
        place.keep();
    }

    /// Starts a server on the folder, on free ports, and returns when it serves. Fails with the end of its log
    /// when it does not.
    public static ServerProcess start(ServerKind kind, Path folder) throws IOException, InterruptedException {
        Path absolute = folder.toAbsolutePath();
        Files.createDirectories(absolute);
        return new ServerProcess(kind, Artifacts.locate(), Place.with(absolute));
    }

    @Override
    public int port() {
        return place.port();
    }

    public long pid() {
        return process.pid();
    }

    /// SIGKILL: nothing is flushed, nobody is told. Returns when the process is gone.
    public void kill9() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /// SIGTERM, and SIGKILL for one that does not listen.
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) kill9();
    }

    /// A new process on the same data and ports.
    public void startAgain() throws IOException, InterruptedException {
        if (process.isAlive()) throw new IllegalStateException("still running");
        process = launch();
    }

    /// SIGSTOP: connections stay open and nothing answers.
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /// SIGCONT.
    public void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    /// Leaves no process behind, whatever state it is in.
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// The last lines of the log, for a failure's message.
    public String logTail() {
        try {
            List<String> lines = Files.readAllLines(place.log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    private Process launch() throws IOException, InterruptedException {
        Launch launch = kind.launch(artifacts, place);
        for (List<String> preparation : launch.preparations()) {
            prepare(preparation);
        }
        Files.deleteIfExists(place.log());
        Process started = begin(launch.command());
        awaitReady(started, launch.ready());
        return started;
    }

    private void prepare(List<String> command) throws IOException, InterruptedException {
        Process preparing = begin(command);
        if (!preparing.waitFor(PREPARATION_SECONDS_MAX, TimeUnit.SECONDS)) preparing.destroyForcibly();
        if (preparing.waitFor() != 0) throw new IllegalStateException(kind + " was not prepared\n" + logTail());
    }

    private Process begin(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(place.folder().toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(place.log().toFile()))
                .start();
    }

    /// Each turn waits on the process itself, so one that dies at once fails at once, and the number of turns is
    /// the deadline.
    private void awaitReady(Process started, String line) throws IOException, InterruptedException {
        for (int tick = 0; tick < READY_TICKS_MAX; tick++) {
            if (started.waitFor(TICK_MS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(kind + " ended with " + started.exitValue() + "\n" + logTail());
            }
            if (Files.readString(place.log()).contains(line)) return;
        }
        started.destroyForcibly();
        throw new IllegalStateException(
                kind + " is not ready after " + READY_TICKS_MAX * TICK_MS + " ms\n" + logTail());
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) throw new IllegalStateException("no signal reached " + kind);
    }
}
