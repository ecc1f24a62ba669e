package dev.guildhall.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/// Where one server lives: a folder of its own, and ports on loopback that it keeps over restarts.
///
/// @param port of clients
/// @param innerPort of what the server says to itself or to its like
record Place(Path folder, int port, int innerPort) {
    static Place with(Path folder) {
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
