package dev.guildhall.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServersIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void everyServerOfTheRunAcceptsConnectionsAndIsOneForAll(ServerKind kind) throws IOException {
        int port = Servers.ofRun(kind).port();
        connect(port).close();
        assertThat(Servers.ofRun(kind).port()).isEqualTo(port);
    }

    @Test
    void serverOfOnesOwnIsKilledAndStartedAgainOnItsPort() throws IOException, InterruptedException {
        try (ServerProcess redis = Servers.own(ServerKind.REDIS, folder)) {
            assertThat(ping(redis.port())).isEqualTo("+PONG");
            redis.kill9();
            assertThatThrownBy(() -> connect(redis.port())).isInstanceOf(IOException.class);
            redis.startAgain();
            assertThat(ping(redis.port())).isEqualTo("+PONG");
        }
    }

    @Test
    void pausedServerAcceptsAndAnswersOnlyWhenItGoesOn() throws IOException, InterruptedException {
        try (ServerProcess redis = Servers.own(ServerKind.REDIS, folder)) {
            redis.pause();
            try (Socket socket = connect(redis.port())) {
                socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().available()).isZero();
                redis.goOn();
                assertThat(new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII))
                        .isEqualTo("+PONG");
            }
        }
    }

    private static Socket connect(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static String ping(int port) throws IOException {
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
        }
    }
}
