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
        say("Starting Redis and Kafka …");
        try (ServerProcess redis = started(ServerKind.REDIS, folder);
                ServerProcess kafka = started(ServerKind.KAFKA, folder)) {
            say("Starting Cassandra, which takes some seconds …");
            try (ServerProcess cassandra = started(ServerKind.CASSANDRA, folder)) {
                tell(folder, cassandra.port(), redis.port(), kafka.port());
                ProcessHandle.of(Long.parseLong(arguments[1]))
                        .ifPresent(node -> node.onExit().join());
                cassandra.stop();
                kafka.stop();
            }
        }
    }

    /// Ends with this process, however that ends.
    private static ServerProcess started(ServerKind kind, Path folder) throws IOException, InterruptedException {
        ServerProcess server = ServerProcess.start(kind, folder.resolve(kind.word()));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    /// What the node is started with, in the shell's own form; there at once and whole.
    private static void tell(Path folder, int cassandra, int redis, int kafka) throws IOException {
        String environment = """
                GUILDHALL_STORE_ADAPTER=scylla
                GUILDHALL_STORE_SCYLLA_CONTACT_POINTS=127.0.0.1:%d
                GUILDHALL_STORE_SCYLLA_REPLICATION="{'class': 'SimpleStrategy', 'replication_factor': 1}"
                GUILDHALL_RATELIMIT_ADAPTER=redis
                GUILDHALL_RATELIMIT_REDIS_URI=redis://127.0.0.1:%d
                GUILDHALL_BUS_ADAPTER=kafka
                GUILDHALL_BUS_KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:%d
                """.formatted(cassandra, redis, kafka);
        Path aside = Files.writeString(folder.resolve("environment.new"), environment);
        Files.move(aside, folder.resolve("environment"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void say(String line) {
        System.out.println("  " + line);
    }
}
