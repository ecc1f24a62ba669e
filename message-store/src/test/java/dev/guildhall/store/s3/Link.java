package dev.guildhall.store.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Between a store and its server: a port on which every request comes first before the test, which may
/// hold it back for as long as it likes and then says what becomes of it. One request for each
/// connection.
final class Link implements AutoCloseable {
    private static final String ERROR =
            "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    /// What becomes of a request.
    enum Fate {
        PASSES,
        /// The server is not asked, the client gets a 500.
        FAILS,
        /// The server does it, and the client's connection ends before it hears of that.
        IS_DONE_UNHEARD,
        /// The client's connection ends, and that is all.
        IS_LOST
    }

    /// Called for each request, on a thread of its own.
    @FunctionalInterface
    interface Judge {
        Fate judge(String line) throws InterruptedException;
    }

    private final ServerSocket door;
    private final int serverPort;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Judge judge = line -> Fate.PASSES;

    Link(int serverPort) {
        this.serverPort = serverPort;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        threads.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /// From the next request on.
    void judgedBy(Judge next) {
        judge = next;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            if (head.isEmpty()) return;
            Fate fate = judge.judge(head.lines().findFirst().orElseThrow());
            switch (fate) {
                case PASSES -> pass(client, head, client.getOutputStream());
                case IS_DONE_UNHEARD -> pass(client, head, OutputStream.nullOutputStream());
                case IS_LOST -> {}
                case FAILS -> {
                    client.getOutputStream().write(ERROR.getBytes(StandardCharsets.US_ASCII));
                    client.shutdownOutput();
                    // Read to its end: a socket that is closed with bytes unread takes the answer back.
                    client.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (IOException hungUp) {
            // Either end may leave when it likes.
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /// Up to the empty line; empty when the client says nothing.
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0) return "";
            head.write(next);
            matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /// The server is asked to close after its answer, so that the end of the connection is the end of the
    /// answer.
    private void pass(Socket client, String head, OutputStream answer) throws IOException, InterruptedException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            String once = head.replaceFirst("(?i)\r\nConnection: [^\r]*", "")
                    .replaceFirst("\r\n", "\r\nConnection: close\r\n");
            server.getOutputStream().write(once.getBytes(StandardCharsets.ISO_8859_1));
            Future<?> body = threads.submit(() -> client.getInputStream().transferTo(server.getOutputStream()));
            server.getInputStream().transferTo(answer);
            client.close();
            body.get();
        } catch (ExecutionException hungUp) {
            // The client's end of the body is how the other thread ends.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        threads.shutdownNow();
    }
}
