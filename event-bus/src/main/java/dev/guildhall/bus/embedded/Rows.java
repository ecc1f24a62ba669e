package dev.guildhall.bus.embedded;

import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.Delivered;
import dev.guildhall.bus.Topic;
import dev.guildhall.common.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// How records, segments and offsets lie on disk. Numbers are big-endian, so that RocksDB's order is theirs.
final class Rows {
    /// Topics have one partition.
    static final int PARTITION = 0;

    private static final int KEY_BYTES = 1 + Long.BYTES;
    private static final int SEGMENT_BYTES = 3 * Long.BYTES;

    private Rows() {}

    /// Of a record or a segment: topic, offset.
    static byte[] key(Topic topic, long offset) {
        return ByteBuffer.allocate(KEY_BYTES).put(code(topic)).putLong(offset).array();
    }

    /// Key, then the value as it is.
    static byte[] record(BusRecord record) {
        byte[] row = new byte[Long.BYTES + record.value().length()];
        ByteBuffer.wrap(row).putLong(record.key());
        record.value().copyTo(row, Long.BYTES);
        return row;
    }

    static Delivered delivered(Topic topic, byte[] key, byte[] row) {
        Bytes value = Bytes.owning(Arrays.copyOfRange(row, Long.BYTES, row.length));
        BusRecord record = new BusRecord(topic, ByteBuffer.wrap(row).getLong(), value);
        return new Delivered(record, PARTITION, offset(key));
    }

    static long offset(byte[] key) {
        return ByteBuffer.wrap(key).getLong(1);
    }

    static byte[] segment(Segment segment) {
        return ByteBuffer.allocate(SEGMENT_BYTES)
                .putLong(segment.count())
                .putLong(segment.bytes())
                .putLong(segment.newestMs())
                .array();
    }

    static Segment segment(byte[] key, byte[] row) {
        ByteBuffer numbers = ByteBuffer.wrap(row);
        return new Segment(offset(key), numbers.getLong(), numbers.getLong(), numbers.getLong());
    }

    /// Topic, group.
    static byte[] offsetKey(GroupTopic of) {
        byte[] group = of.group().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + group.length)
                .put(code(of.topic()))
                .put(group)
                .array();
    }

    static GroupTopic groupTopic(byte[] key) {
        return new GroupTopic(new String(key, 1, key.length - 1, StandardCharsets.UTF_8), topic(key[0]));
    }

    static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    static long number(byte[] row) {
        return ByteBuffer.wrap(row).getLong();
    }

    /// Codes are on disk: they never change.
    private static byte code(Topic topic) {
        return switch (topic) {
            case MESSAGES -> 1;
            case GUILD_EVENTS -> 2;
            case PRESENCE -> 3;
            case VOICE -> 4;
            case API_REQUESTS -> 5;
        };
    }

    /// Of a row's key.
    static Topic topic(byte code) {
        for (Topic topic : Topic.values()) {
            if (code(topic) == code) return topic;
        }
        throw new IllegalStateException("no topic has the code " + code);
    }
}
