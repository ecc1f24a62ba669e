package dev.guildhall.store.row;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Writes one row: a version byte, then its fields in a fixed order, without names.
///
/// How rows change: a new field is appended, and its reader gives a default when the row ends before it
/// ([RowReader#more]); an older reader ignores what it does not know. The version byte changes only when that
/// is not enough.
public final class RowWriter {
    /// Room for a message of some 150 letters without growing.
    private static final int FIRST_LENGTH = 192;

    private byte[] bytes = new byte[FIRST_LENGTH];
    private int length;

    public RowWriter(int version) {
        int8(version);
    }

    public RowWriter int8(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public RowWriter flag(boolean value) {
        return int8(value ? 1 : 0);
    }

    /// Eight bytes: for ids and permission bits, which use them all.
    public RowWriter int64(long value) {
        room(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    /// One to ten bytes, seven bits each: for counts and codes, which are small. Negative ones take ten.
    public RowWriter varint(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    public RowWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    /// Bytes that say themselves how they are to be read.
    public RowWriter blob(byte[] value) {
        varint(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    /// To the nanosecond: what is read must equal what was written.
    public RowWriter instant(Instant value) {
        return int64(value.getEpochSecond()).varint(value.getNano());
    }

    public <T> RowWriter optional(@Nullable T value, BiConsumer<RowWriter, T> field) {
        flag(value != null);
        if (value != null) {
            field.accept(this, value);
        }
        return this;
    }

    public <T> RowWriter each(Collection<T> values, BiConsumer<RowWriter, T> field) {
        varint(values.size());
        values.forEach(value -> field.accept(this, value));
        return this;
    }

    public byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
