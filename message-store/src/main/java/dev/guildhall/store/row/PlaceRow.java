package dev.guildhall.store.row;

/// A private channel's place on a user's list as bytes: shown or hidden.
public final class PlaceRow {
    private static final int VERSION = 1;

    private PlaceRow() {}

    public static byte[] encode(boolean hidden) {
        return new RowWriter(VERSION).flag(hidden).bytes();
    }

    /// Whether it is hidden.
    public static boolean decode(byte[] bytes) {
        return new RowReader(bytes, VERSION).flag();
    }
}
