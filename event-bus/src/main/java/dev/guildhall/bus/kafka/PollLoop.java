package dev.guildhall.bus.kafka;

import dev.guildhall.bus.BusConfig;
import dev.guildhall.bus.BusCounters;
import dev.guildhall.bus.BusReader;
import dev.guildhall.bus.Delivered;
import dev.guildhall.bus.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What one consumer does, turn by turn, all on the poll thread: it settles the stages that are complete, hands
/// out again what failed, polls, and hands out. A partition is paused while its records are being read, so each
/// turn polls and the group keeps this member however long a stage takes.
final class PollLoop implements ConsumerRebalanceListener {
    /// While stages are open they are looked after often: waking a consumer up in the midst of a poll would
    /// disturb its joining a group.
    private static final Duration POLL_OPEN = Duration.ofMillis(5);

    private static final Duration POLL_IDLE = Duration.ofMillis(100);

    /// A stage that is complete. Bounded: one for each partition that is being read.
    private record Ended(PartitionReading reading, @Nullable Throwable failure) {}

    private final Consumer<byte[], byte[]> consumer;
    private final Names names;
    private final Map<String, Topic> topics = new HashMap<>();
    private final BusReader reader;
    private final BusConfig.Reading settings;
    private final BusCounters counters;
    private final LongSupplier nowNs;
    private final LinkedBlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private final Map<TopicPartition, PartitionReading> readings = new HashMap<>();
    /// Done, and not known to be committed.
    private final Map<TopicPartition, OffsetAndMetadata> behind = new HashMap<>();

    private boolean commitDue;

    PollLoop(
            Consumer<byte[], byte[]> consumer,
            Names names,
            Set<Topic> topics,
            BusReader reader,
            BusConfig.Reading settings,
            BusCounters counters,
            LongSupplier nowNs) {
        this.consumer = consumer;
        this.names = names;
        topics.forEach(topic -> this.topics.put(names.of(topic), topic));
        this.reader = reader;
        this.settings = settings;
        this.counters = counters;
        this.nowNs = nowNs;
    }

    void begin() {
        consumer.subscribe(topics.keySet(), this);
    }

    void turn() {
        for (Ended each = ended.poll(); each != null; each = ended.poll()) settle(each);
        commit();
        for (PartitionReading reading : List.copyOf(readings.values())) {
            if (reading.goOn(nowNs.getAsLong())) repeat(reading);
        }
        take(consumer.poll(readings.isEmpty() ? POLL_IDLE : POLL_OPEN));
    }

    private void take(ConsumerRecords<byte[], byte[]> polled) {
        for (TopicPartition partition : polled.partitions()) {
            Topic topic = topics.get(partition.topic());
            if (topic == null) throw new IllegalStateException("nobody asked for " + partition);
            List<Delivered> records = polled.records(partition).stream()
                    .map(read -> names.read(topic, read))
                    .toList();
            PartitionReading reading = new PartitionReading(partition, topic, records);
            consumer.pause(List.of(partition));
            readings.put(partition, reading);
            handOut(reading);
        }
    }

    private void repeat(PartitionReading reading) {
        counters.repeated(reading.topic(), reading.records().size());
        handOut(reading);
    }

    private void handOut(PartitionReading reading) {
        CompletionStage<Void> stage;
        try {
            stage = reader.read(reading.records());
        } catch (RuntimeException | Error failure) {
            stage = CompletableFuture.failedFuture(failure);
        }
        stage.whenComplete((done, failure) -> ended.add(new Ended(reading, failure)));
    }

    /// A stage whose partition was lost meanwhile commits nothing: it is another member's.
    private void settle(Ended each) {
        PartitionReading reading = each.reading();
        if (!reading.equals(readings.get(reading.partition()))) return;
        if (each.failure() != null) {
            reading.pauseUntil(nowNs.getAsLong() + settings.retryPause().toNanos());
            return;
        }
        counters.read(reading.topic(), reading.records().size());
        behind.put(reading.partition(), new OffsetAndMetadata(reading.behind()));
        commitDue = true;
        readings.remove(reading.partition());
        consumer.resume(List.of(reading.partition()));
    }

    private void commit() {
        if (!commitDue) return;
        commitDue = false;
        consumer.commitAsync(Map.copyOf(behind), (offsets, failure) -> {
            if (failure == null) {
                offsets.forEach(behind::remove);
            } else {
                // With the next ones, or at the end.
                counters.failed();
            }
        });
    }

    /// Waits for open stages and commits what is done; what is not comes again.
    void finish() {
        awaitOpen(readings.keySet());
        commitNow(behind.keySet());
        readings.clear();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        // What they bring says itself that they are ours.
    }

    /// Still ours within this call: nobody else reads them before it returns.
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        awaitOpen(partitions);
        commitNow(partitions);
        partitions.forEach(readings::remove);
    }

    /// Another's already.
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        partitions.forEach(readings::remove);
        partitions.forEach(behind::remove);
    }

    private void awaitOpen(Collection<TopicPartition> partitions) {
        long endNs = nowNs.getAsLong() + settings.closeWait().toNanos();
        List<TopicPartition> awaited = List.copyOf(partitions);
        try {
            long leftNs = endNs - nowNs.getAsLong();
            while (leftNs > 0 && anyOpen(awaited)) {
                Ended each = ended.poll(leftNs, TimeUnit.NANOSECONDS);
                if (each != null) settle(each);
                leftNs = endNs - nowNs.getAsLong();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean anyOpen(List<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            PartitionReading reading = readings.get(partition);
            if (reading != null && reading.isOpen()) return true;
        }
        return false;
    }

    /// A commit that fails costs the group a second reading.
    private void commitNow(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        for (TopicPartition partition : List.copyOf(partitions)) {
            OffsetAndMetadata offset = behind.remove(partition);
            if (offset != null) done.put(partition, offset);
        }
        if (done.isEmpty()) return;
        try {
            consumer.commitSync(done, settings.closeWait());
        } catch (KafkaException notCommitted) {
            counters.failed();
        }
    }
}
