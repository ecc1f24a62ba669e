package dev.guildhall.store.row;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what [RowWriter] wrote. Fields behind those that the caller asks for are ignored: a newer build may
/// have added them.
public final class RowReader {
    private final ByteBuffer row;

    /// Throws [IllegalStateException] when the row's version is none that this build knows.
    public RowReader(byte[] bytes, int version) {
        row = ByteBuffer.wrap(bytes);
        int found = int8();
        if (found != version) {
            throw new IllegalStateException("a row has version " + found + ", this build knows " + version);
        }
    }

    /// Whether the row has a further field: false for one written before the field existed.
    public boolean more() {
        return row.hasRemaining();
    }

    public int int8() {
        return row.get() & 0xFF;
    }

    public boolean flag() {
        return row.get() != 0;
    }

    public long int64() {
        return row.getLong();
    }

    public long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = row.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    public int int32() {
        return (int) varint();
    }

    public String text() {
        int length = int32();
        String value = new String(row.array(), row.position(), length, StandardCharsets.UTF_8);
        row.position(row.position() + length);
        return value;
    }

    public byte[] blob() {
        byte[] value = new byte[int32()];
        row.get(value);
        return value;
    }

    public Instant instant() {
        return Instant.ofEpochSecond(int64(), varint());
    }

    public <T> @Nullable T optional(Function<RowReader, T> field) {
        return flag() ? field.apply(this) : null;
    }

    public <T> List<T> each(Function<RowReader, T> field) {
        int count = int32();
        List<T> values = new ArrayList<>(Math.min(count, row.remaining()));
        for (int i = 0; i < count; i++) {
            values.add(field.apply(this));
        }
        return values;
    }
}
