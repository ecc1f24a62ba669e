package dev.guildhall.bus.kafka;

import dev.guildhall.bus.BusConfig;
import dev.guildhall.bus.BusCounters;
import dev.guildhall.bus.BusReader;
import dev.guildhall.bus.Subscription;
import dev.guildhall.bus.Topic;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One member of a group: a thread with a consumer, made anew after whatever broke it.
final class KafkaSubscription implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaSubscription.class);

    private final Clients clients;
    private final Names names;
    private final String group;
    private final Set<Topic> topics;
    private final BusReader reader;
    private final BusConfig.Reading settings;
    private final BusCounters counters;
    private final LongSupplier nowNs;
    private final Thread thread;
    private boolean saidWhy;
    private volatile boolean closing;

    KafkaSubscription(
            Clients clients,
            Names names,
            String group,
            Set<Topic> topics,
            BusReader reader,
            BusConfig.Reading settings,
            BusCounters counters,
            LongSupplier nowNs) {
        this.clients = clients;
        this.names = names;
        this.group = group;
        this.topics = Set.copyOf(topics);
        this.reader = reader;
        this.settings = settings;
        this.counters = counters;
        this.nowNs = nowNs;
        this.thread = Thread.ofPlatform().name("bus-poll-" + group).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isOver() {
        return !thread.isAlive();
    }

    private void run() {
        while (!closing) {
            try {
                read();
            } catch (RuntimeException | Error broken) {
                // The thread must outlive whatever this was: without it the group would stand still unnoticed.
                failed(broken);
                if (!closing) LockSupport.parkNanos(settings.retryPause().toNanos());
            }
        }
    }

    private void read() {
        KafkaConsumer<byte[], byte[]> consumer = clients.consumer(group);
        try {
            PollLoop loop = new PollLoop(consumer, names, topics, reader, settings, counters, nowNs);
            loop.begin();
            while (!closing) {
                loop.turn();
                saidWhy = false;
            }
            loop.finish();
        } finally {
            consumer.close(CloseOptions.timeout(settings.closeWait()));
        }
    }

    private void failed(Throwable broken) {
        counters.failed();
        if (!saidWhy && !closing) LOG.warn("group {} cannot read from Kafka, and tries on", group, broken);
        saidWhy = true;
    }

    /// Reads no more: the thread sees it soon.
    void beginClose() {
        closing = true;
        LockSupport.unpark(thread);
    }

    /// A stage, the last commit and Kafka's own farewell are each waited for within the bound. From the reader
    /// itself, it only begins.
    @Override
    public void close() {
        beginClose();
        if (Thread.currentThread().equals(thread)) return;
        try {
            thread.join(settings.closeWait().multipliedBy(3).plus(Duration.ofSeconds(1)));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
