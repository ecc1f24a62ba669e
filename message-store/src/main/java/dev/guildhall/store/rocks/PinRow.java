package dev.guildhall.store.rocks;

import java.time.Instant;

/// When a message was pinned, or the last one of a channel was, as bytes.
final class PinRow {
    private static final int VERSION = 1;

    private PinRow() {}

    static byte[] encode(Instant at) {
        return new RowWriter(VERSION).instant(at).bytes();
    }

    static Instant decode(byte[] bytes) {
        return new RowReader(bytes, VERSION).instant();
    }
}
