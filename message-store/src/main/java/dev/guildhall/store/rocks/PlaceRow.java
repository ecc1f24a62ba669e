package dev.guildhall.store.rocks;

/// A private channel's place on a user's list as bytes: shown or hidden.
final class PlaceRow {
    private static final int VERSION = 1;

    private PlaceRow() {}

    static byte[] encode(boolean hidden) {
        return new RowWriter(VERSION).flag(hidden).bytes();
    }

    /// Whether it is hidden.
    static boolean decode(byte[] bytes) {
        return new RowReader(bytes, VERSION).flag();
    }
}
