package dev.guildhall.bus.event;

import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.Topic;
import dev.guildhall.common.json.Json;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/// Events that nothing durable tells of, straight to the bus as they happen. Those that the bus does not take are lost:
/// nobody waits for them, and nothing is kept for them beyond `bytesMax` that are on their way. Any thread.
public final class LiveFeed {
    /// @param sent that the bus keeps
    /// @param dropped that were lost: too much was on its way, or the bus refused
    public record Stats(long sent, long dropped) {}

    private final Function<List<BusRecord>, CompletionStage<Void>> publish;
    private final Set<Topic> topics;
    private final String process;
    private final InstantSource clock;
    private final long bytesMax;
    private final AtomicLong counted = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Map<Topic, LongAdder> sent = new EnumMap<>(Topic.class);
    private final Map<Topic, LongAdder> dropped = new EnumMap<>(Topic.class);

    /// @param publish [EventBus#publish]
    /// @param topics those that are wanted: events of others cost nothing
    /// @param process as in [EventOrigin.Observed]
    public LiveFeed(
            Function<List<BusRecord>, CompletionStage<Void>> publish,
            Set<Topic> topics,
            String process,
            InstantSource clock,
            long bytesMax) {
        this.publish = publish;
        this.topics = Set.copyOf(topics);
        this.process = process;
        this.clock = clock;
        this.bytesMax = bytesMax;
        for (Topic topic : Topic.values()) {
            sent.put(topic, new LongAdder());
            dropped.put(topic, new LongAdder());
        }
    }

    /// To which nothing is told: no topic is wanted.
    public static LiveFeed silent(InstantSource clock) {
        return new LiveFeed(_ -> CompletableFuture.completedFuture(null), Set.of(), "", clock, 0);
    }

    /// Never blocks and never fails. `data` is not called for a topic that is not wanted, else at once.
    public void tell(EventKind kind, long key, Json.Writer data) {
        if (!topics.contains(kind.topic())) return;
        BusRecord record = EventWriter.record(
                kind, key, new EventOrigin.Observed(process, counted.incrementAndGet(), clock.millis()), data);
        int length = record.value().length();
        if (bytes.addAndGet(length) > bytesMax) {
            bytes.addAndGet(-length);
            dropped(kind);
            return;
        }
        publish.apply(List.of(record)).whenComplete((_, failure) -> {
            bytes.addAndGet(-length);
            if (failure == null) {
                counter(sent, kind.topic()).increment();
            } else {
                dropped(kind);
            }
        });
    }

    public Stats stats(Topic topic) {
        return new Stats(counter(sent, topic).sum(), counter(dropped, topic).sum());
    }

    private void dropped(EventKind kind) {
        counter(dropped, kind.topic()).increment();
    }

    private static LongAdder counter(Map<Topic, LongAdder> counters, Topic topic) {
        return Objects.requireNonNull(counters.get(topic), "each topic has a counter");
    }
}
