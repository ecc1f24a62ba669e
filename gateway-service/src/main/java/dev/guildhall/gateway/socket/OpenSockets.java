package dev.guildhall.gateway.socket;

import dev.guildhall.common.protocol.CloseCode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The gateway sockets of this node, for the day when it stops.
public final class OpenSockets {
    private final Set<SocketWriter> sockets = ConcurrentHashMap.newKeySet();
    private volatile @Nullable CountDownLatch whenEmpty;

    void add(SocketWriter socket) {
        sockets.add(socket);
    }

    void remove(SocketWriter socket) {
        sockets.remove(socket);
        CountDownLatch latch = whenEmpty;
        if (latch != null && sockets.isEmpty()) latch.countDown();
    }

    public int count() {
        return sockets.size();
    }

    /// Op 7 to everybody: they resume elsewhere, or here after the restart.
    public void reconnectAll() {
        sockets.forEach(SocketWriter::reconnect);
    }

    /// Returns when the last socket is gone, or after `timeout`.
    public void awaitEmpty(Duration timeout) {
        CountDownLatch latch = new CountDownLatch(1);
        whenEmpty = latch;
        if (sockets.isEmpty()) return;
        try {
            boolean inTime = latch.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) whenEmpty = null;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    public void closeAll(CloseCode code) {
        sockets.forEach(socket -> socket.close(code));
    }
}
