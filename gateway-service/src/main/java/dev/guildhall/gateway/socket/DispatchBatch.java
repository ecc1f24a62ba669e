package dev.guildhall.gateway.socket;

import dev.guildhall.common.relay.EncodedEvent;
import java.util.Arrays;

/// One event for the sockets of one event loop: filled by the relay, then run once on the loop.
public final class DispatchBatch {
    private static final int FEW = 16;

    private final EncodedEvent event;
    private SocketWriter[] sockets = new SocketWriter[FEW];
    private long[] sequences = new long[FEW];
    private int size;

    public DispatchBatch(EncodedEvent event) {
        this.event = event;
    }

    /// The socket's session gets the event as its dispatch number `sequence`; [SocketWriter#tryHand] said yes.
    public void add(SocketWriter socket, long sequence) {
        if (size == sockets.length) {
            sockets = Arrays.copyOf(sockets, size * 2);
            sequences = Arrays.copyOf(sequences, size * 2);
        }
        sockets[size] = socket;
        sequences[size++] = sequence;
    }

    /// On the loop.
    ///
    /// @param last nothing else of the same delivery comes to these sockets
    public void run(boolean last) {
        if (size == 0) return;
        boolean flush = last && sockets[0].loop().idle();
        SharedBody body = new SharedBody(sockets[0].allocator(), event);
        int sent = 0;
        try {
            for (int i = 0; i < size; i++) {
                sent += sockets[i].dispatch(body, sequences[i], flush);
                sockets[i].arrived(event.body().length());
            }
        } finally {
            sockets[0].countDispatches(sent);
            body.release();
        }
    }
}
