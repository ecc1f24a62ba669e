package dev.guildhall.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The servers of one node, for whoever wants to see it on them: `./guildhall start --with-real-stores`. They live in
/// the node's data folder and stop when the node has ended.
final class RealStores {
    private RealStores() {}

    /// @param arguments the folder, and the process id of the node
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        say("Starting Redis …");
        try (ServerProcess redis = ServerProcess.start(ServerKind.REDIS, folder.resolve("redis"))) {
            say("Starting Cassandra, which takes some seconds …");
            try (ServerProcess cassandra = ServerProcess.start(ServerKind.CASSANDRA, folder.resolve("cassandra"))) {
                Runtime.getRuntime().addShutdownHook(new Thread(redis::close));
                Runtime.getRuntime().addShutdownHook(new Thread(cassandra::close));
                tell(folder, cassandra.port(), redis.port());
                ProcessHandle.of(Long.parseLong(arguments[1]))
                        .ifPresent(node -> node.onExit().join());
                cassandra.stop();
            }
        }
    }

    /// What the node is started with, in the shell's own form; there at once and whole.
    private static void tell(Path folder, int cassandra, int redis) throws IOException {
        String environment = """
                GUILDHALL_STORE_ADAPTER=scylla
                GUILDHALL_STORE_SCYLLA_CONTACT_POINTS=127.0.0.1:%d
                GUILDHALL_STORE_SCYLLA_REPLICATION="{'class': 'SimpleStrategy', 'replication_factor': 1}"
                GUILDHALL_RATELIMIT_ADAPTER=redis
                GUILDHALL_RATELIMIT_REDIS_URI=redis://127.0.0.1:%d
                """.formatted(cassandra, redis);
        Path aside = Files.writeString(folder.resolve("environment.new"), environment);
        Files.move(aside, folder.resolve("environment"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void say(String line) {
        System.out.println("  " + line);
    }
}
