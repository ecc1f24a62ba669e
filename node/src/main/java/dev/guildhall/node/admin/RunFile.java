package dev.guildhall.node.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guildhall.node.config.OperatorError;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;

/// How commands find a running node: `node.json` in its data folder, there exactly while the node serves. A crash
/// leaves it behind, so readers ask [#isAlive()] before they believe it. Only its owner may read it, for it holds
/// the admin channel's secret.
///
/// @param pid the process id of the node
/// @param startedAtMs when that process started, as the operating system tells it: the same pid with another
///     start is another process
/// @param port the TCP port of REST and gateway
/// @param adminPort the TCP port of the admin channel, on loopback
/// @param adminSecret the admin channel's bearer secret, new at each start
/// @param metricsPort the TCP port of `/metrics`; 0 where there is none
public record RunFile(
        @JsonProperty("pid") long pid,
        @JsonProperty("started_at_ms") long startedAtMs,
        @JsonProperty("port") int port,
        @JsonProperty("admin_port") int adminPort,
        @JsonProperty("admin_secret") String adminSecret,
        @JsonProperty("metrics_port") int metricsPort) {
    private static final String NAME = "node.json";

    /// The file of this process.
    public static RunFile ofThisProcess(int port, int adminPort, String adminSecret, int metricsPort) {
        var self = ProcessHandle.current();
        return new RunFile(self.pid(), startedAtMs(self), port, adminPort, adminSecret, metricsPort);
    }

    /// Appears whole or not at all, never readable by others: written aside with mode 0600, then renamed.
    public void write(Path dataFolder) throws IOException {
        var aside = Files.createTempFile(
                dataFolder,
                NAME,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(aside, AdminJson.bytes(this));
        try {
            Files.move(aside, dataFolder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, dataFolder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Called at a clean stop by the node that wrote it.
    public static void remove(Path dataFolder) throws IOException {
        Files.deleteIfExists(dataFolder.resolve(NAME));
    }

    /// The node that runs on this folder now, if there is one. Fails with [OperatorError] if the file is there
    /// and cannot be read.
    public static Optional<RunFile> ofRunningNode(Path dataFolder) {
        var file = dataFolder.resolve(NAME);
        try {
            return Optional.of(AdminJson.read(Files.readAllBytes(file), RunFile.class))
                    .filter(RunFile::isAlive);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw OperatorError.failure("Cannot read " + file + " (" + e.getMessage() + ")");
        }
    }

    /// Whether the process that wrote this still runs.
    public boolean isAlive() {
        return process().isPresent();
    }

    /// The process that wrote this, unless it has ended. A process that merely got the same pid later is not it.
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(found -> startedAtMs(found) == startedAtMs);
    }

    private static long startedAtMs(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
