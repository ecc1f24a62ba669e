package dev.guildhall.bus.kafka;

import dev.guildhall.bus.BusConfig;
import dev.guildhall.bus.BusCounters;
import dev.guildhall.bus.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Kafka now and then whether it answers, and makes the topics that are missing, in the background: a node
/// starts while Kafka is down.
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Clients clients;
    private final Names names;
    private final BusConfig config;
    private final BusCounters counters;
    private final Thread thread;
    private boolean topicsThere;
    private boolean saidDown;
    private boolean saidMissing;
    private volatile boolean reachable;
    private volatile boolean closing;

    Watch(Clients clients, Names names, BusConfig config, BusCounters counters) {
        this.clients = clients;
        this.names = names;
        this.config = config;
        this.counters = counters;
        this.thread = Thread.ofPlatform().name("bus-watch").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Whether a broker answered the last probe.
    boolean reachable() {
        return reachable;
    }

    void close() {
        closing = true;
        thread.interrupt();
    }

    private void run() {
        while (!closing) {
            try (Admin admin = clients.admin()) {
                watch(admin);
            } catch (KafkaException notMade) {
                answers(false, notMade);
                LockSupport.parkNanos(config.reading().retryPause().toNanos());
            }
        }
        reachable = false;
    }

    private void watch(Admin admin) {
        while (!closing) {
            try {
                if (topicsThere) within(admin.describeCluster().nodes());
                else topicsThere = make(admin, missing(within(admin.listTopics().names())));
                answers(true, null);
            } catch (ExecutionException | TimeoutException | KafkaException failure) {
                if (!closing) answers(false, failure);
            } catch (InterruptedException closed) {
                return;
            }
            LockSupport.parkNanos(pause().toNanos());
        }
    }

    private Duration pause() {
        BusConfig.Kafka kafka = config.kafka();
        boolean settled = reachable && topicsThere;
        return settled ? kafka.probeInterval() : config.reading().retryPause();
    }

    private List<String> missing(Set<String> found) {
        List<String> missing = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            if (!found.contains(names.of(topic))) missing.add(names.of(topic));
        }
        return missing;
    }

    /// True when none is missing any more.
    private boolean make(Admin admin, List<String> missing) throws InterruptedException, TimeoutException {
        if (missing.isEmpty()) return true;
        if (!config.kafka().createTopics()) {
            sayMissing(missing, "guildhall.bus.kafka.create-topics is false");
            return false;
        }
        List<NewTopic> wanted = missing.stream()
                .map(name -> new NewTopic(
                        name, config.kafka().partitions(), config.kafka().replicationFactor()))
                .toList();
        boolean all = true;
        for (Map.Entry<String, KafkaFuture<Void>> each :
                admin.createTopics(wanted).values().entrySet()) {
            all &= made(each.getKey(), each.getValue());
        }
        if (all) LOG.info("made topics that were missing in Kafka: {}", String.join(", ", missing));
        return all;
    }

    private boolean made(String name, KafkaFuture<Void> answer) throws InterruptedException, TimeoutException {
        try {
            within(answer);
            return true;
        } catch (ExecutionException refused) {
            // Another node was faster.
            if (refused.getCause() instanceof TopicExistsException) return true;
            counters.failed();
            sayMissing(List.of(name), String.valueOf(refused.getCause()));
            return false;
        }
    }

    private <T> T within(KafkaFuture<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(config.kafka().requestTimeout().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void sayMissing(List<String> missing, String why) {
        if (!saidMissing) LOG.warn("topics are missing in Kafka ({}): {}", String.join(", ", missing), why);
        saidMissing = true;
    }

    private void answers(boolean now, @Nullable Exception why) {
        reachable = now;
        if (now && saidDown) LOG.info("Kafka answers again");
        if (!now) counters.failed();
        if (!now && !saidDown) LOG.warn("Kafka does not answer, and is asked on: {}", String.valueOf(why));
        saidDown = !now;
    }
}
