package dev.guildhall.store.row;

import java.time.Instant;

/// When a message was pinned, or the last one of a channel was, as bytes.
public final class PinRow {
    private static final int VERSION = 1;

    private PinRow() {}

    public static byte[] encode(Instant at) {
        return new RowWriter(VERSION).instant(at).bytes();
    }

    public static Instant decode(byte[] bytes) {
        return new RowReader(bytes, VERSION).instant();
    }
}
