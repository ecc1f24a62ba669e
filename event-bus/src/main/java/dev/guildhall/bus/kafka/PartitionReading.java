package dev.guildhall.bus.kafka;

import dev.guildhall.bus.Delivered;
import dev.guildhall.bus.Topic;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/// One hand-out of one partition, from the poll that brought it until its stage is complete. The partition is
/// paused meanwhile. Only the poll thread touches it.
final class PartitionReading {
    private final TopicPartition partition;
    private final Topic topic;
    private final List<Delivered> records;
    private boolean pausing;
    private long againAtNs;

    PartitionReading(TopicPartition partition, Topic topic, List<Delivered> records) {
        this.partition = partition;
        this.topic = topic;
        this.records = List.copyOf(records);
    }

    TopicPartition partition() {
        return partition;
    }

    Topic topic() {
        return topic;
    }

    List<Delivered> records() {
        return records;
    }

    /// What the group wants next when this is done.
    long behind() {
        return records.getLast().offset() + 1;
    }

    /// The reader failed, and gets the same again then.
    void pauseUntil(long whenNs) {
        pausing = true;
        againAtNs = whenNs;
    }

    /// Whether a stage is open.
    boolean isOpen() {
        return !pausing;
    }

    /// True once, when the pause is over.
    boolean goOn(long nowNs) {
        if (!pausing || nowNs - againAtNs < 0) return false;
        pausing = false;
        return true;
    }
}
