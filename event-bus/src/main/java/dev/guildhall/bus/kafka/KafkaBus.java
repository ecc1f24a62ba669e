package dev.guildhall.bus.kafka;

import dev.guildhall.bus.BusConfig;
import dev.guildhall.bus.BusCounters;
import dev.guildhall.bus.BusReader;
import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.BusStats;
import dev.guildhall.bus.BusUnavailable;
import dev.guildhall.bus.EventBus;
import dev.guildhall.bus.GroupName;
import dev.guildhall.bus.Subscription;
import dev.guildhall.bus.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/// The bus on Kafka. Records are keyed by their snowflake in decimal, so that anything else that partitions by
/// key as Kafka's clients do finds them where we do.
public final class KafkaBus implements EventBus {
    private final BusConfig config;
    private final LongSupplier nowNs;
    private final Names names;
    private final Clients clients;
    private final BusCounters counters = new BusCounters();
    private final Publisher publisher;
    private final Watch watch;
    private final List<KafkaSubscription> subscriptions = new ArrayList<>();
    private boolean closed;

    private KafkaBus(BusConfig config, LongSupplier nowNs) {
        this.config = config;
        this.nowNs = nowNs;
        this.names = new Names(config.kafka().prefix());
        this.clients = new Clients(config);
        this.publisher = new Publisher(clients, names, config, counters, nowNs);
        this.watch = new Watch(clients, names, config, counters);
    }

    /// Returns at once, whether Kafka is there or not.
    ///
    /// @param nowNs monotonic
    public static KafkaBus start(BusConfig config, LongSupplier nowNs) {
        KafkaBus bus = new KafkaBus(config, nowNs);
        bus.watch.start();
        bus.publisher.start();
        return bus;
    }

    @Override
    public CompletionStage<Void> publish(List<BusRecord> records) {
        return records.isEmpty() ? CompletableFuture.completedFuture(null) : publisher.submit(records);
    }

    @Override
    public Subscription subscribe(String group, Set<Topic> topics, BusReader reader) {
        GroupName.checked(group);
        synchronized (subscriptions) {
            if (closed) throw new BusUnavailable("the bus is closed");
            // Those that ended leave no trace.
            subscriptions.removeIf(KafkaSubscription::isOver);
            KafkaSubscription subscription =
                    new KafkaSubscription(clients, names, group, topics, reader, config.reading(), counters, nowNs);
            subscriptions.add(subscription);
            subscription.start();
            return subscription;
        }
    }

    @Override
    public BusStats stats() {
        return counters.read(publisher.waitingBytes(), config.kafka().waitingBytesMax(), watch.reachable());
    }

    @Override
    public void close() {
        List<KafkaSubscription> open;
        synchronized (subscriptions) {
            closed = true;
            open = List.copyOf(subscriptions);
            subscriptions.clear();
        }
        open.forEach(KafkaSubscription::beginClose);
        publisher.close();
        open.forEach(KafkaSubscription::close);
        watch.close();
    }
}
