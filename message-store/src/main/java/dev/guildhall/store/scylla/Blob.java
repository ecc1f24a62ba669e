package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;

/// Rows as bytes, in the form that the embedded store has too.
final class Blob {
    private Blob() {}

    static ByteBuffer of(byte[] bytes) {
        return ByteBuffer.wrap(bytes);
    }

    static byte[] bytes(Row row, String column) {
        ByteBuffer found = row.getByteBuffer(column);
        if (found == null) throw new IllegalStateException("a row has no " + column);
        byte[] bytes = new byte[found.remaining()];
        found.get(bytes);
        return bytes;
    }
}
