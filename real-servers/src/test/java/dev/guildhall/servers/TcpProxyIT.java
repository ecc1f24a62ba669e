package dev.guildhall.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The proxy in front of a real server: Redis, because a person can read what it says.
class TcpProxyIT {
    /// Of a client that is to hear nothing: long beside what an answer takes here, and short enough to wait for.
    private static final int SILENCE_MS = 300;

    @Test
    void passesWhatBothSay() throws IOException {
        try (TcpProxy proxy = proxy();
                Socket client = connect(proxy)) {
            assertThat(ask(client, "PING")).isEqualTo("+PONG");
            assertThat(ask(client, "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void heldRequestArrivesLate() throws IOException, InterruptedException {
        try (TcpProxy proxy = proxy();
                Socket client = connect(proxy);
                Socket witness = direct()) {
            ask(witness, "DEL proxied-request");
            proxy.holdRequests();
            say(client, "SET proxied-request 1");
            proxy.awaitHeldRequest();
            assertSilent(client);
            assertThat(ask(witness, "EXISTS proxied-request")).isEqualTo(":0");
            proxy.pass();
            assertThat(hear(client)).isEqualTo("+OK");
            assertThat(ask(witness, "EXISTS proxied-request")).isEqualTo(":1");
        }
    }

    /// The client is gone by then, and its word arrives all the same.
    @Test
    void heldRequestOfAClientThatHungUpArrivesLate() throws IOException {
        try (TcpProxy proxy = proxy();
                Socket witness = direct()) {
            ask(witness, "DEL proxied-late");
            Socket client = connect(proxy);
            proxy.holdRequests();
            say(client, "LPUSH proxied-late 1");
            assertSilent(client);
            client.close();
            proxy.pass();
            say(witness, "BLPOP proxied-late 30");
            assertThat(hear(witness)).isEqualTo("*2");
        }
    }

    @Test
    void heldAnswerIsToAQuestionThatArrived() throws IOException {
        try (TcpProxy proxy = proxy();
                Socket client = connect(proxy);
                Socket witness = direct()) {
            ask(witness, "DEL proxied-answer");
            proxy.holdAnswers();
            say(client, "LPUSH proxied-answer 1");
            say(witness, "BLPOP proxied-answer 30");
            assertThat(hear(witness)).isEqualTo("*2");
            assertSilent(client);
            proxy.pass();
            assertThat(hear(client)).isEqualTo(":1");
        }
    }

    @Test
    void delayedAnswersAreLateAndNotSlow() throws IOException {
        try (TcpProxy proxy = proxy();
                Socket client = connect(proxy)) {
            assertThat(ask(client, "PING")).isEqualTo("+PONG");
            proxy.delayAnswers(Duration.ofMillis(2L * SILENCE_MS));
            say(client, "PING");
            assertSilent(client);
            say(client, "PING");
            assertThat(hear(client)).isEqualTo("+PONG");
            assertThat(hear(client)).isEqualTo("+PONG");
        }
    }

    @Test
    void cutConnectionEndsAndTheNextOnePasses() throws IOException {
        try (TcpProxy proxy = proxy();
                Socket client = connect(proxy)) {
            assertThat(ask(client, "PING")).isEqualTo("+PONG");
            proxy.cut();
            assertGone(client);
            try (Socket next = connect(proxy)) {
                assertThat(ask(next, "PING")).isEqualTo("+PONG");
            }
        }
    }

    @Test
    void refusedConnectionsEndAtOnceUntilAllPassesAgain() throws IOException {
        try (TcpProxy proxy = proxy()) {
            proxy.refuse();
            try (Socket client = connect(proxy)) {
                assertGone(client);
            }
            proxy.pass();
            try (Socket client = connect(proxy)) {
                assertThat(ask(client, "PING")).isEqualTo("+PONG");
            }
        }
    }

    private static TcpProxy proxy() {
        return TcpProxy.to(Servers.ofRun(ServerKind.REDIS).port());
    }

    private static Socket connect(TcpProxy proxy) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private static Socket direct() throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(),
                Servers.ofRun(ServerKind.REDIS).port());
    }

    private static String ask(Socket socket, String command) throws IOException {
        say(socket, command);
        return hear(socket);
    }

    private static void say(Socket socket, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /// One line, without reading beyond it.
    private static String hear(Socket socket) throws IOException {
        socket.setSoTimeout(30_000);
        StringBuilder line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next != '\n';
                next = socket.getInputStream().read()) {
            if (next < 0) throw new IOException("ended after " + line);
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(SILENCE_MS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    /// By its end or by its loss, whichever the client hears first.
    private static void assertGone(Socket socket) throws IOException {
        socket.setSoTimeout(30_000);
        int heard;
        try {
            heard = socket.getInputStream().read();
        } catch (SocketTimeoutException alive) {
            throw new AssertionError("still open", alive);
        } catch (IOException reset) {
            heard = -1;
        }
        assertThat(heard).isEqualTo(-1);
    }
}
