package dev.guildhall.bus.kafka;

import java.util.Set;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/// Which of Kafka's failures are about the record: waiting mends none of them. That this node may not write to a topic
/// is none: somebody lets it, one day.
final class Refusals {
    private static final Set<Class<? extends Exception>> FOR_GOOD = Set.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            SerializationException.class,
            InvalidRecordException.class,
            InvalidTimestampException.class,
            InvalidTopicException.class);

    private Refusals() {}

    static boolean forGood(Exception failure) {
        return FOR_GOOD.stream().anyMatch(kind -> kind.isInstance(failure));
    }
}
