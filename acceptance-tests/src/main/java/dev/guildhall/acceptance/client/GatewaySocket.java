package dev.guildhall.acceptance.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One WebSocket to the gateway. Frames wait in a bounded queue; a reader that does not take them stops reading
/// from the network, as any slow client would.
public final class GatewaySocket implements WebSocket.Listener, AutoCloseable {
    private static final int FRAMES_WAITING_MAX = 4096;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(30);

    private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(FRAMES_WAITING_MAX);
    private final StringBuilder partial = new StringBuilder();
    private volatile @Nullable WebSocket socket;

    private GatewaySocket() {}

    /// Connects; a refused or failed upgrade is an [IOException].
    public static GatewaySocket open(HttpClient http, URI url) throws IOException {
        GatewaySocket gateway = new GatewaySocket();
        try {
            gateway.socket = http.newWebSocketBuilder()
                    .connectTimeout(CONNECT_WITHIN)
                    .buildAsync(url, gateway)
                    .join();
            return gateway;
        } catch (CompletionException e) {
            throw new IOException("no socket to " + url, e.getCause());
        }
    }

    /// The next frame, or the end, or null when nothing came in time.
    public @Nullable Heard poll(Duration patience) throws InterruptedException {
        return heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void send(JsonNode frame) {
        sendText(frame.toString());
    }

    /// Sends text as it is. A socket that is already gone says so by [Heard.Closed], not here. Synchronized,
    /// because a WebSocket of the JDK takes one text at a time and hearts beat on a thread of their own.
    public synchronized void sendText(String text) {
        try {
            open().sendText(text, true).join();
        } catch (CompletionException gone) {
            end(new Heard.Closed(Heard.Closed.ABNORMAL, String.valueOf(gone.getCause())));
        }
    }

    /// Says goodbye with this code.
    public void close(int code) {
        open().sendClose(code, "").exceptionally(gone -> null).join();
    }

    /// Cuts the connection without a word, as a lost network does.
    public void cut() {
        open().abort();
        end(new Heard.Closed(Heard.Closed.ABNORMAL, "cut by the test"));
    }

    @Override
    public void close() {
        open().abort();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        partial.append(part);
        if (last) {
            String text = partial.toString();
            partial.setLength(0);
            take(decode(text));
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(new Heard.Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable cause) {
        end(new Heard.Closed(Heard.Closed.ABNORMAL, String.valueOf(cause)));
    }

    private WebSocket open() {
        WebSocket opened = socket;
        if (opened == null) throw new IllegalStateException("not connected");
        return opened;
    }

    private static Heard decode(String text) {
        try {
            return new Heard.Frame(Wire.parse(text));
        } catch (JsonProcessingException e) {
            return new Heard.Closed(Heard.Closed.ABNORMAL, "the server sent no JSON: " + text);
        }
    }

    private void take(Heard next) {
        try {
            heard.put(next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The end must not wait for room: whoever cuts the socket may be the one who reads from it.
    private void end(Heard.Closed closed) {
        Thread.startVirtualThread(() -> take(closed));
    }
}
