package dev.guildhall.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where one server lives: a folder of its own, and ports on loopback that it keeps over restarts.
///
/// @param port of clients
/// @param innerPort of what the server says to itself or to its like
record Place(Path folder, int port, int innerPort) {
    private static final String PORTS = "ports";

    /// Ports that are free now, or those that the folder had before, where both are free.
    static Place with(Path folder) {
        return before(folder).orElseGet(() -> fresh(folder));
    }

    /// Remembers the ports: a server whose data names its own address finds itself again.
    void keep() throws IOException {
        Files.writeString(folder.resolve(PORTS), port + " " + innerPort);
    }

    private static Optional<Place> before(Path folder) {
        Path kept = folder.resolve(PORTS);
        if (!Files.exists(kept)) return Optional.empty();
        try {
            String[] ports = Files.readString(kept).strip().split(" ");
            Place place = new Place(folder, Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
            return isFree(place.port) && isFree(place.innerPort) ? Optional.of(place) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static Place fresh(Path folder) {
        try (ServerSocket port = free();
                ServerSocket inner = free()) {
            return new Place(folder, port.getLocalPort(), inner.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket free() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("log");
    }
}
