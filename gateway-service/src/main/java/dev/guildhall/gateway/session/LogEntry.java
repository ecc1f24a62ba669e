package dev.guildhall.gateway.session;

import dev.guildhall.common.relay.EncodedEvent;

/// One event in the relay's log. `index` counts all entries of a node since its start.
record LogEntry(long index, Object owner, EncodedEvent event, long atNs) {
    /// Objects, arrays' headers and slots around a body: 16 (event) + 32 (this) + 40 (array and its holder) +
    /// 16 (slots), rounded up. Without it a flood of tiny events would take several times its bound.
    private static final int OVERHEAD_BYTES = 128;

    int bytes() {
        return event.body().length() + OVERHEAD_BYTES;
    }
}
