package dev.guildhall.gateway.socket;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// The one [SocketLoop] of each event loop: a handful, made at the first socket.
public final class SocketLoops {
    private final Map<Executor, SocketLoop> loops = new ConcurrentHashMap<>();

    public SocketLoop of(Executor eventLoop) {
        return loops.computeIfAbsent(eventLoop, SocketLoop::new);
    }
}
