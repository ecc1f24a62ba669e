package dev.guildhall.bus.kafka;

import java.util.Set;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/// Which of Kafka's failures are about the record, or about who may write to its topic: waiting mends none of
/// them.
final class Refusals {
    private static final Set<Class<? extends Exception>> FOR_GOOD = Set.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            SerializationException.class,
            InvalidRecordException.class,
            InvalidTimestampException.class,
            InvalidTopicException.class,
            TopicAuthorizationException.class);

    private Refusals() {}

    static boolean forGood(Exception failure) {
        return FOR_GOOD.stream().anyMatch(kind -> kind.isInstance(failure));
    }
}
