package dev.guildhall.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// A server of the whole run, found by a file in the run's folder. [Keeper] is the process that it belongs to.
record SharedServer(int port) implements RunningServer {
    private static final int TICK_MS = 50;
    private static final int STARTED_TICKS_MAX = 240_000 / TICK_MS;

    /// Only one process of the run starts it: the others wait at the lock and then find the file.
    static SharedServer find(ServerKind kind, Run run) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(run.folder(Artifacts.locate()).resolve(kind.word()));
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assert lock.isValid();
            Path file = folder.resolve("server.properties");
            if (Files.exists(file)) return new SharedServer(port(file));
            return new SharedServer(start(kind, folder, file, run));
        }
    }

    @Override
    public void close() {
        // The keeper stops it at the end of the run.
    }

    /// Puts the file there at once and whole: whoever sees it can read it.
    static void announce(Path folder, int port) throws IOException {
        Path aside = Files.writeString(folder.resolve("server.properties.new"), "port=" + port + "\n");
        Files.move(aside, folder.resolve("server.properties"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static int port(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return Integer.parseInt(properties.getProperty("port"));
    }

    private static int start(ServerKind kind, Path folder, Path file, Run run)
            throws IOException, InterruptedException {
        Path log = folder.resolve("keeper.log");
        List<String> command = List.of(
                Launch.java().toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Keeper.class.getName(),
                kind.name(),
                folder.toString(),
                Long.toString(run.process().pid()));
        Process keeper = new ProcessBuilder(command)
                .directory(Artifacts.locate().module().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        for (int tick = 0; tick < STARTED_TICKS_MAX; tick++) {
            if (Files.exists(file)) return port(file);
            if (keeper.waitFor(TICK_MS, TimeUnit.MILLISECONDS)) break;
        }
        keeper.destroy();
        throw new IllegalStateException(kind + " did not start\n" + Files.readString(log));
    }
}
