package dev.guildhall.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What a command that ended by itself left: exit code and both outputs.
public record CommandOutcome(int exitCode, String output, String errors) {
    private static final long MINUTES_MAX = 2;

    /// Waits for a process whose outputs are pipes. Both are drained meanwhile, or a full pipe would hold the
    /// process for ever.
    public static CommandOutcome of(Process process) throws InterruptedException {
        CompletableFuture<String> output = drain(process.getInputStream());
        CompletableFuture<String> errors = drain(process.getErrorStream());
        if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(
                    "did not end within %d minutes: %s".formatted(MINUTES_MAX, output.join() + errors.join()));
        }
        return new CommandOutcome(process.exitValue(), output.join(), errors.join());
    }

    /// Lines of standard output and then of standard error, without the empty ones.
    public List<String> lines() {
        return (output + "\n" + errors).lines().filter(line -> !line.isBlank()).toList();
    }

    public String lastOutputLine() {
        return output.lines().filter(line -> !line.isBlank()).reduce("", (earlier, later) -> later);
    }

    private static CompletableFuture<String> drain(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> readAll(stream), task -> Thread.ofVirtual().start(task));
    }

    private static String readAll(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
