package dev.guildhall.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/// Where tests get their servers from. Where a server cannot be had, the caller fails: a suite that is skipped
/// proves nothing.
public final class Servers {
    private static final Map<ServerKind, RunningServer> OF_RUN = new EnumMap<>(ServerKind.class);

    private Servers() {}

    /// The server that everything in one run of the build shares, started by whoever asks first and stopped when
    /// the run ends. Its users leave each other alone by names: keyspaces, prefixes.
    public static synchronized RunningServer ofRun(ServerKind kind) {
        return OF_RUN.computeIfAbsent(kind, Servers::shared);
    }

    /// A server of the caller's own, to stop, kill and pause.
    public static ServerProcess own(ServerKind kind, Path folder) {
        try {
            return ServerProcess.start(kind, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + kind + " started", e);
        }
    }

    private static RunningServer shared(ServerKind kind) {
        try {
            return SharedServer.find(kind, Run.current());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + kind + " started", e);
        }
    }
}
