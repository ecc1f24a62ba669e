package dev.guildhall.bus.kafka;

import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.Delivered;
import dev.guildhall.bus.Topic;
import dev.guildhall.common.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// What topics and keys are on the wire, behind the operator's prefix.
record Names(String prefix) {
    String of(Topic topic) {
        return prefix + topic.topicName();
    }

    ProducerRecord<byte[], byte[]> sent(BusRecord record) {
        byte[] key = Long.toUnsignedString(record.key()).getBytes(StandardCharsets.UTF_8);
        byte[] value = new byte[record.value().length()];
        record.value().copyTo(value, 0);
        return new ProducerRecord<>(of(record.topic()), key, value);
    }

    Delivered read(Topic topic, ConsumerRecord<byte[], byte[]> read) {
        byte[] value = read.value();
        Bytes kept = Bytes.owning(value == null ? new byte[0] : value);
        return new Delivered(new BusRecord(topic, key(read.key()), kept), read.partition(), read.offset());
    }

    /// Somebody else may write into our topics what has no key of ours. It must not hold up the rest: its value
    /// tells the reader what it is.
    private static long key(byte @Nullable [] key) {
        if (key == null) return 0;
        try {
            return Long.parseUnsignedLong(new String(key, StandardCharsets.UTF_8));
        } catch (NumberFormatException foreign) {
            return 0;
        }
    }
}
