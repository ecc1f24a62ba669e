package dev.guildhall.bus;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/// Over which other services hear of what was committed. Never the only copy of anything (decision 17): it may
/// lag, be gone, or bring a record twice.
public interface EventBus extends AutoCloseable {
    /// Hands records over, in order; never blocks. Completes once the bus keeps all of them: on Kafka at all
    /// replicas in sync, embedded on disk. Records of one topic and key that were handed over one after the other,
    /// by one caller who waited, are read in that order. Completes on a thread of the bus: whatever follows it
    /// there must not block.
    ///
    /// While the bus is gone the stage stays open, and completes when it is back. Fails with [BusUnavailable] at
    /// once when too much waits already, or when the bus is closed, and later when the bus cannot say whether it
    /// kept all: hand the same over again. Fails with [RecordRefused] when some can never be taken and all others
    /// are kept.
    CompletionStage<Void> publish(List<BusRecord> records);

    /// Reads as a member of `group` (letters, digits, dots, dashes): each partition of the topics is one
    /// member's at a time, and a new group begins with the oldest record that is kept. Returns at once; reading
    /// begins when the bus answers. Throws [BusUnavailable] when the bus is closed.
    Subscription subscribe(String group, Set<Topic> topics, BusReader reader);

    /// What whoever watches the process reads now and then.
    BusStats stats();

    /// Ends subscriptions and waits, within a bound, for what was handed over. What was not kept by then fails
    /// with [BusUnavailable].
    @Override
    void close();
}
