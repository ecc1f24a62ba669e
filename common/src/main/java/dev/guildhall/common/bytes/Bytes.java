package dev.guildhall.common.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that nobody changes any more and that any number of sessions share.
public final class Bytes {
    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /// Takes the array over: the caller must not touch it again.
    public static Bytes owning(byte[] array) {
        return new Bytes(array);
    }

    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return array.length;
    }

    /// A read-only view, for a codec to wrap without copying.
    public ByteBuffer view() {
        return ByteBuffer.wrap(array).asReadOnlyBuffer();
    }

    /// Copies all bytes to `target` at `offset`.
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(array, 0, target, offset, array.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(array, that.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    /// The text, for tests and debug pages.
    @Override
    public String toString() {
        return new String(array, StandardCharsets.UTF_8);
    }
}
