package dev.guildhall.store.rocks;

import dev.guildhall.store.row.RowReader;
import dev.guildhall.store.row.RowWriter;

/// A row that is one number: commit numbers, heads, epochs, ceilings, the format.
final class NumberRow {
    private static final int VERSION = 1;

    private NumberRow() {}

    static byte[] encode(long number) {
        return new RowWriter(VERSION).int64(number).bytes();
    }

    static long decode(byte[] bytes) {
        return new RowReader(bytes, VERSION).int64();
    }
}
