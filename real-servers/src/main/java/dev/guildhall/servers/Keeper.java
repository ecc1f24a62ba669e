package dev.guildhall.servers;

import java.io.IOException;
import java.nio.file.Path;

/// The process that a shared server belongs to: starts it, tells where it is, and stops it when the run is over,
/// however that ends. So nothing is left running, and no test has to know that it is the last.
final class Keeper {
    private Keeper() {}

    /// @param arguments the kind, the folder, and the process id of the run
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[1]);
        try (ServerProcess server = ServerProcess.start(ServerKind.valueOf(arguments[0]), folder)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            SharedServer.announce(folder, server.port());
            ProcessHandle.of(Long.parseLong(arguments[2]))
                    .ifPresent(run -> run.onExit().join());
        }
    }
}
