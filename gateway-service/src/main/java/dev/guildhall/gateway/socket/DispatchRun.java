package dev.guildhall.gateway.socket;

import dev.guildhall.common.relay.EncodedEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several dispatches in a row for one socket: READY and what was held behind it, or a part of a replay. When
/// the socket has room again, `afterwards` is told, so that a long replay comes in parts that the outbox can
/// hold.
public final class DispatchRun implements Runnable {
    private final SocketWriter socket;
    private final @Nullable Runnable afterwards;
    private final List<EncodedEvent> events = new ArrayList<>();
    private final List<Long> sequences = new ArrayList<>();

    public DispatchRun(SocketWriter socket) {
        this(socket, null);
    }

    public DispatchRun(SocketWriter socket, @Nullable Runnable afterwards) {
        this.socket = socket;
        this.afterwards = afterwards;
    }

    public void add(EncodedEvent event, long sequence) {
        socket.hand(event.body().length());
        events.add(event);
        sequences.add(sequence);
    }

    @Override
    public void run() {
        int sent = 0;
        for (int i = 0; i < events.size(); i++) {
            SharedBody body = new SharedBody(socket.allocator(), events.get(i));
            try {
                sent += socket.dispatch(body, sequences.get(i), false);
            } finally {
                body.release();
                socket.arrived(events.get(i).body().length());
            }
        }
        socket.countDispatches(sent);
        socket.flush();
        if (afterwards != null) socket.whenWritable(afterwards);
    }
}
