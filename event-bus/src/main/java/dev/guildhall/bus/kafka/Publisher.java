package dev.guildhall.bus.kafka;

import dev.guildhall.bus.BusConfig;
import dev.guildhall.bus.BusCounters;
import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.BusUnavailable;
import dev.guildhall.bus.WaitingLine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands records to Kafka's producer, on one thread and in the order of arrival: the producer's send may block,
/// and a record that it does not take is tried again before any later one. What the producer took it sends by
/// itself, again and again, each partition in order.
///
/// The producer never gives up a record that it took. Should it, against all of its settings, its place in the
/// order is lost: the hand-over fails with [BusUnavailable] and a new producer is made.
final class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    /// Above it a record has a batch to itself: until it is settled, nothing is put behind it. The producer
    /// halves a batch that the broker finds too large; one large record and a small one that found room behind
    /// it come out of that as they went in, and it would go on for ever.
    private static final int ALONE_BYTES = 16 << 10;

    private static final long LOOK_NS = 10_000_000;

    private final Clients clients;
    private final Names names;
    private final BusConfig config;
    private final BusCounters counters;
    private final LongSupplier nowNs;
    private final WaitingLine<HandOver> line;
    private final Thread thread;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private volatile boolean saidWhy;
    private volatile boolean suspect;
    private volatile boolean closing;
    private volatile long closeByNs;

    Publisher(Clients clients, Names names, BusConfig config, BusCounters counters, LongSupplier nowNs) {
        this.clients = clients;
        this.names = names;
        this.config = config;
        this.counters = counters;
        this.nowNs = nowNs;
        this.line = new WaitingLine<>(config.kafka().waitingBytesMax());
        this.thread = Thread.ofPlatform().name("bus-publisher").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Completes on a thread of the producer, or at once when the records are not taken.
    CompletionStage<Void> submit(List<BusRecord> records) {
        HandOver handed = new HandOver(records);
        return switch (line.offer(handed)) {
            case TAKEN -> handed.done();
            case FULL -> {
                counters.refused();
                yield CompletableFuture.failedFuture(new BusUnavailable("too much waits for Kafka"));
            }
            case CLOSED -> CompletableFuture.failedFuture(closed());
        };
    }

    long waitingBytes() {
        return line.bytes();
    }

    /// Waits for what was handed over, within the bound; what Kafka did not acknowledge by then fails.
    void close() {
        if (!closing) {
            closeByNs = nowNs.getAsLong() + config.reading().closeWait().toNanos();
            closing = true;
        }
        line.close();
        LockSupport.unpark(thread);
        join(thread);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException hurry) {
            // It ends by itself, within its bound.
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<HandOver> next = takeOne();
        while (!next.isEmpty()) {
            next.forEach(this::sendAll);
            next = takeOne();
        }
        closeProducer(Duration.ofNanos(Math.max(0, closeByNs - nowNs.getAsLong())));
    }

    /// What is taken goes to the producer's buffer, whatever its size: there is nothing to gain by more at once.
    private List<HandOver> takeOne() {
        return line.take(1);
    }

    private void sendAll(HandOver handed) {
        for (BusRecord record : handed.records()) {
            while (!trySend(handed, record)) counters.failed();
        }
    }

    /// True when the record is the producer's, or settled.
    private boolean trySend(HandOver handed, BusRecord record) {
        if (tooLate()) {
            settled(record);
            handed.lost(closed());
            return true;
        }
        Sent sent = new Sent(handed, record);
        try {
            if (suspect) closeProducer(Duration.ZERO);
            producer().send(names.sent(record), sent);
            if (sent.notTaken == null) {
                if (record.value().length() > ALONE_BYTES) awaitSettled(sent);
                return true;
            }
            say(sent.notTaken);
        } catch (RuntimeException | Error broken) {
            // The thread must outlive whatever this was: without it nobody would ever get an answer.
            say(broken);
            closeProducer(Duration.ZERO);
        }
        LockSupport.parkNanos(config.reading().retryPause().toNanos());
        return false;
    }

    private boolean tooLate() {
        return closing && nowNs.getAsLong() - closeByNs > 0;
    }

    private void awaitSettled(Sent sent) {
        while (!sent.settled && !tooLate()) LockSupport.parkNanos(LOOK_NS);
    }

    private KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) producer = clients.producer();
        return producer;
    }

    /// What the producer still has by then fails, each record by its own call.
    private void closeProducer(Duration within) {
        suspect = false;
        if (producer == null) return;
        try {
            producer.close(within);
        } catch (KafkaException notTidy) {
            LOG.warn("a Kafka producer did not close: {}", notTidy.toString());
        }
        producer = null;
    }

    /// Once an outage.
    private void say(Throwable why) {
        if (!saidWhy) LOG.warn("Kafka takes no records now, and is tried on: {}", why.toString());
        saidWhy = true;
    }

    private void settled(BusRecord record) {
        line.done(HandOver.bytes(record));
    }

    private static BusUnavailable closed() {
        return new BusUnavailable("the bus is closed");
    }

    /// One try of one record. The producer answers on its own thread, and on ours, within send, for a record
    /// that it does not take.
    private final class Sent implements Callback {
        private final HandOver handed;
        private final BusRecord record;
        private @Nullable Exception notTaken;
        private volatile boolean settled;

        private Sent(HandOver handed, BusRecord record) {
            this.handed = handed;
            this.record = record;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
            if (failure == null) {
                saidWhy = false;
                counters.published(record);
                settled(record);
                handed.kept();
            } else if (Refusals.forGood(failure)) {
                counters.refusedRecords(1);
                settled(record);
                handed.refused(record, failure);
            } else if (Thread.currentThread().equals(thread)) {
                notTaken = failure;
            } else {
                lost(failure);
            }
            settled = true;
            if (record.value().length() > ALONE_BYTES) LockSupport.unpark(thread);
        }

        private void lost(Exception failure) {
            suspect = true;
            counters.failed();
            if (!closing) LOG.warn("Kafka's producer gave up a record, which is handed over again", failure);
            settled(record);
            handed.lost(closing ? closed() : new BusUnavailable("Kafka's producer gave it up: " + failure, failure));
        }
    }
}
