package dev.guildhall.store.rocks;

import java.util.Arrays;
import org.rocksdb.WriteBatch;

/// Rows in RocksDB's own form of a write batch, put together here. Through the driver each row is a call into
/// native code, and each savepoint two: for small rows that is most of what a batch costs.
///
/// The form is that of the log on disk, which RocksDB therefore keeps readable: eight bytes of sequence (RocksDB
/// fills them in), four bytes of record count, little-endian, then the records. A record is a tag byte, the
/// number of its family unless that is 0, the key, and the value or the range's end where it has one; numbers
/// and lengths are varints.
final class WriteRecords {
    private static final int SEQUENCE_BYTES = 8;
    private static final int HEADER_BYTES = SEQUENCE_BYTES + Integer.BYTES;
    /// Room for some 200 messages without growing.
    private static final int FIRST_LENGTH = 32 << 10;
    private static final int VARINT_BYTES_MAX = 5;
    private static final int DEFAULT_FAMILY = 0;

    /// The tags of one kind of record: in the default family and in another.
    private enum Kind {
        DELETE(0x0, 0x4),
        PUT(0x1, 0x5),
        DELETE_RANGE(0xF, 0xE);

        private final byte inDefault;
        private final byte inOther;

        Kind(int inDefault, int inOther) {
            this.inDefault = (byte) inDefault;
            this.inOther = (byte) inOther;
        }
    }

    private byte[] bytes = new byte[FIRST_LENGTH];
    private int length = HEADER_BYTES;
    private int count;
    private int markedLength = HEADER_BYTES;
    private int markedCount;

    void put(int family, byte[] key, byte[] value) {
        begin(Kind.PUT, family, key.length + value.length);
        slice(key);
        slice(value);
    }

    void delete(int family, byte[] key) {
        begin(Kind.DELETE, family, key.length);
        slice(key);
    }

    /// All keys from `first` to just before `end`.
    void deleteRange(int family, byte[] first, byte[] end) {
        begin(Kind.DELETE_RANGE, family, first.length + end.length);
        slice(first);
        slice(end);
    }

    /// A point to come back to. There is one, the last.
    void mark() {
        markedLength = length;
        markedCount = count;
    }

    void backToMark() {
        length = markedLength;
        count = markedCount;
    }

    int count() {
        return count;
    }

    /// With the header.
    int length() {
        return length;
    }

    /// The caller closes it.
    WriteBatch toNative() {
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[SEQUENCE_BYTES + i] = (byte) (count >>> (i * Byte.SIZE));
        }
        return new WriteBatch(Arrays.copyOf(bytes, length));
    }

    private void begin(Kind kind, int family, int contentLength) {
        room(1 + 3 * VARINT_BYTES_MAX + contentLength);
        if (family == DEFAULT_FAMILY) {
            bytes[length++] = kind.inDefault;
        } else {
            bytes[length++] = kind.inOther;
            varint(family);
        }
        count++;
    }

    private void slice(byte[] content) {
        varint(content.length);
        System.arraycopy(content, 0, bytes, length, content.length);
        length += content.length;
    }

    private void varint(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
