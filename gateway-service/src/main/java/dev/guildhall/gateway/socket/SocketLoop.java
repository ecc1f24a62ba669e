package dev.guildhall.gateway.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// The sockets of one event loop. The relay hands it one task for each delivery, whatever the number of
/// sockets.
///
/// Writes only queue; what was written to is flushed by a task that goes to the end of the loop's queue, so
/// deliveries that waited together leave in one system call for each socket.
public final class SocketLoop {
    private final Executor executor;
    private final Runnable flushAll = this::flushAll;
    private List<SocketWriter> written = new ArrayList<>();

    /// @param executor the event loop
    public SocketLoop(Executor executor) {
        this.executor = executor;
    }

    /// From any thread: runs on the event loop, after all that was handed over before. A loop that has shut
    /// down has no sockets any more, so what it refuses is for nobody.
    public void run(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException shutDown) {
            // The sockets were told by their close; their sessions hear of it from there.
        }
    }

    /// On the loop: this socket has something to flush.
    void wrote(SocketWriter socket) {
        if (written.isEmpty()) run(flushAll);
        written.add(socket);
    }

    private void flushAll() {
        List<SocketWriter> batch = written;
        written = new ArrayList<>(batch.size());
        for (SocketWriter socket : batch) {
            socket.flush();
        }
    }
}
