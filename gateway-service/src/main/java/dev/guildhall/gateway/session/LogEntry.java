package dev.guildhall.gateway.session;

import dev.guildhall.common.relay.EncodedEvent;

/// One event in the relay's log. `index` counts all entries of a node since its start, `bytes` is what it
/// costs.
record LogEntry(long index, Object owner, EncodedEvent event, long atNs, int bytes) {
    /// Objects, arrays' headers and slots around a body: 16 (event) + 32 (this) + 40 (array and its holder) +
    /// 16 (slots), rounded up. Without it a flood of tiny events would take several times its bound.
    private static final int OVERHEAD_BYTES = 128;

    static LogEntry of(long index, Object owner, EncodedEvent event, long atNs) {
        return new LogEntry(index, owner, event, atNs, event.body().length() + OVERHEAD_BYTES);
    }
}
