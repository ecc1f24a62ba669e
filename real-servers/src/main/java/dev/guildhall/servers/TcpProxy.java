package dev.guildhall.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A port in front of a server's, for tests that make the network between it and its clients fail: whatever state it is
/// in holds for open connections and for new ones. It knows nothing of what it carries.
///
/// What is held back is kept, in order, and arrives late: up to [Flow#CHUNKS_MAX] pieces for each connection and
/// direction, then the sender's own buffers fill up, as they do on a network that stands still. Methods may be called
/// from any thread.
public final class TcpProxy implements AutoCloseable {
    private static final int BACKLOG = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final int serverPort;
    private final ServerSocket door;
    private final Passage toServer = new Passage();
    private final Passage toClient = new Passage();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean refusing;

    private TcpProxy(int serverPort, ServerSocket door) {
        this.serverPort = serverPort;
        this.door = door;
    }

    /// In front of a server on this machine, which need not run yet.
    public static TcpProxy to(int serverPort) {
        try {
            ServerSocket door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            TcpProxy proxy = new TcpProxy(serverPort, door);
            Thread.ofVirtual().name("proxy-" + serverPort).start(proxy::accept);
            return proxy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Where clients connect.
    public int port() {
        return door.getLocalPort();
    }

    /// Everything passes again, at once; first what was held.
    public void pass() {
        refusing = false;
        toServer.set(false, Duration.ZERO);
        toClient.set(false, Duration.ZERO);
    }

    /// Nothing passes; connections stay open.
    public void hold() {
        holdRequests();
        holdAnswers();
    }

    /// The server hears nothing more, and is still heard.
    public void holdRequests() {
        toServer.set(true, Duration.ZERO);
    }

    /// Returns when a request is held that came since; fails when none comes.
    public void awaitHeldRequest() throws InterruptedException {
        toServer.awaitHeld(PATIENCE);
    }

    /// The server hears everything, and is not heard.
    public void holdAnswers() {
        toClient.set(true, Duration.ZERO);
    }

    /// From here on each piece of an answer arrives so much later.
    public void delayAnswers(Duration delay) {
        toClient.set(false, delay);
    }

    /// Ends all connections that are open now. New ones are taken.
    public void cut() {
        open.forEach(TcpProxy::reset);
    }

    /// Ends all connections, and each new one at once.
    public void refuse() {
        refusing = true;
        cut();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client;
                Socket server = refusing ? refused() : new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Flow answers = new Flow(server, client, toClient);
            answers.start();
            new Flow(client, server, toServer).run();
            answers.join();
        } catch (IOException gone) {
            reset(client);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private static Socket refused() throws IOException {
        throw new IOException("refused by the test");
    }

    /// Without a farewell, as after a crash.
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // It is closed, which is what was wanted.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        cut();
        pass();
    }
}
