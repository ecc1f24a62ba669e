package dev.guildhall.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.common.bytes.Bytes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What every bus keeps of the promises of [EventBus].
public abstract class EventBusContract {
    private static final Set<Topic> MESSAGES = Set.of(Topic.MESSAGES);

    private final List<EventBus> opened = new ArrayList<>();

    /// A bus on the place of this test: the second one finds what the first one left.
    protected abstract EventBus start(BusConfig config);

    /// What the adapter wants of the configuration.
    protected abstract String settings();

    /// How many partitions each topic has.
    protected abstract int partitions();

    /// The adapter's settings, with more of them.
    protected final BusConfig config(String... more) {
        String text = settings() + "\nguildhall.bus.reading.retry-pause = 5 ms\n" + String.join("\n", more);
        return BusConfig.from(ConfigFactory.parseString(text).withFallback(ConfigFactory.load()));
    }

    protected final EventBus open(String... more) {
        EventBus bus = start(config(more));
        opened.add(bus);
        return bus;
    }

    @AfterEach
    final void closeAll() {
        opened.reversed().forEach(EventBus::close);
    }

    private static void publish(EventBus bus, List<BusRecord> records) {
        Await.value(bus.publish(records));
    }

    @Test
    void recordsOfAKeyAreReadInTheirOrder() {
        EventBus bus = open();
        Collector reader = new Collector();
        try (Subscription reading = bus.subscribe("order", MESSAGES, reader)) {
            for (int from = 0; from < 200; from += 10) {
                publish(
                        bus,
                        Stream.concat(
                                        Records.messages(1, from, from + 10).stream(),
                                        Records.messages(2, from, from + 10).stream())
                                .toList());
            }
            reader.awaitCount(400);
            assertThat(reading).isNotNull();
        }

        assertThat(reader.records(1)).isEqualTo(Records.messages(1, 0, 200));
        assertThat(reader.records(2)).isEqualTo(Records.messages(2, 0, 200));
        reader.assertInOrder();
    }

    @Test
    void everyPartitionIsReadAndAKeyHasOne() {
        EventBus bus = open();
        Collector reader = new Collector();
        bus.subscribe("partitions", MESSAGES, reader);
        publish(bus, Records.ofChannels(100));
        publish(bus, Records.ofChannels(100));
        reader.awaitCount(200);

        assertThat(reader.records()).containsAll(Records.ofChannels(100)).hasSize(200);
        assertThat(reader.delivered().stream().map(Delivered::partition).distinct())
                .hasSize(partitions());
        assertThat(reader.delivered().stream()
                        .map(each -> each.record().key() + " in " + each.partition())
                        .distinct())
                .hasSize(100);
        reader.assertInOrder();
    }

    @Test
    void keysAndValuesComeAsTheyWere() {
        EventBus bus = open();
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) every[i] = (byte) i;
        List<BusRecord> records = List.of(
                new BusRecord(Topic.MESSAGES, 1234567890123456789L, Bytes.utf8("{\"content\":\"Grüße 👋\"}")),
                new BusRecord(Topic.MESSAGES, 0, Bytes.owning(every)),
                new BusRecord(Topic.MESSAGES, -1, Bytes.utf8("")),
                Records.large(Topic.MESSAGES, 5, 300_000));
        Collector reader = new Collector();
        bus.subscribe("values", MESSAGES, reader);
        publish(bus, records);
        reader.awaitCount(4);

        assertThat(reader.records()).containsExactlyInAnyOrderElementsOf(records);
    }

    @Test
    void groupsEachGetEverything() {
        EventBus bus = open();
        Collector first = new Collector();
        Collector second = new Collector();
        bus.subscribe("first", MESSAGES, first);
        bus.subscribe("second", MESSAGES, second);
        publish(bus, Records.ofChannels(50));

        first.awaitCount(50);
        second.awaitCount(50);
        assertThat(first.records()).containsExactlyInAnyOrderElementsOf(Records.ofChannels(50));
        assertThat(second.records()).containsExactlyInAnyOrderElementsOf(Records.ofChannels(50));
    }

    @Test
    void membersOfAGroupShareAndTakeOver() {
        EventBus bus = open();
        Collector first = new Collector();
        Collector second = new Collector();
        Subscription leaving = bus.subscribe("shared", MESSAGES, first);
        bus.subscribe("shared", MESSAGES, second);
        publish(bus, Records.ofChannels(60));
        Await.until("all 60 are read", () -> distinct(first, second) == 60);
        leaving.close();
        int before = first.count();
        publish(bus, Records.messages(1000, 1000, 1040));
        Await.until("all 100 are read", () -> distinct(first, second) == 100);

        assertThat(first.count()).isEqualTo(before);
        assertThat(second.records()).containsAll(Records.messages(1000, 1000, 1040));
    }

    private static long distinct(Collector... readers) {
        return Stream.of(readers)
                .flatMap(reader -> reader.records().stream())
                .distinct()
                .count();
    }

    @Test
    void aNewGroupBeginsWithTheOldest() {
        EventBus bus = open();
        publish(bus, Records.messages(1, 0, 30));
        Collector reader = new Collector();
        bus.subscribe("late", MESSAGES, reader);
        reader.awaitCount(30);

        assertThat(reader.records()).isEqualTo(Records.messages(1, 0, 30));
    }

    @Test
    void topicsAreApartAndAGroupReadsSeveral() {
        EventBus bus = open();
        List<BusRecord> all = new ArrayList<>();
        for (Topic topic : Topic.values()) all.add(Records.record(topic, 7, all.size()));
        Collector one = new Collector();
        Collector every = new Collector();
        bus.subscribe("one", Set.of(Topic.VOICE), one);
        bus.subscribe("every", EnumSet.allOf(Topic.class), every);
        publish(bus, all);
        every.awaitCount(all.size());
        one.awaitCount(1);

        assertThat(every.records()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(one.records()).containsExactly(Records.record(Topic.VOICE, 7, 3));
    }

    @Test
    void offsetsSurviveClosingAndOpening() {
        EventBus before = open();
        Collector first = new Collector();
        before.subscribe("kept", MESSAGES, first);
        publish(before, Records.messages(1, 0, 40));
        first.awaitCount(40);
        before.close();

        EventBus after = open();
        publish(after, Records.messages(1, 40, 60));
        Collector second = new Collector();
        after.subscribe("kept", MESSAGES, second);
        second.awaitCount(20);

        assertThat(second.records()).isEqualTo(Records.messages(1, 40, 60));
    }

    @Test
    void aReaderThatFailsGetsTheSameAgainAndNothingIsSkipped() {
        EventBus bus = open();
        AtomicInteger calls = new AtomicInteger();
        Collector reader = new Collector(records -> switch (calls.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("thrown");
            case 2 -> CompletableFuture.failedFuture(new IllegalStateException("failed"));
            case 3 ->
                CompletableFuture.supplyAsync(() -> {
                    throw new IllegalStateException("failed later");
                });
            default -> CompletableFuture.completedFuture(null);
        });
        publish(bus, Records.messages(1, 0, 20));
        bus.subscribe("failing", MESSAGES, reader);
        reader.awaitCalls(4);
        publish(bus, Records.messages(1, 20, 30));
        Await.until("the last one is read", () -> reader.records().contains(Records.record(Topic.MESSAGES, 1, 29)));

        List<List<Delivered>> handedOut = reader.handedOut();
        assertThat(handedOut.subList(1, 4)).containsOnly(handedOut.getFirst());
        List<BusRecord> done = handedOut.subList(3, handedOut.size()).stream()
                .flatMap(List::stream)
                .map(Delivered::record)
                .toList();
        assertThat(done).isEqualTo(Records.messages(1, 0, 30));
        TopicStats stats = bus.stats().of(Topic.MESSAGES);
        assertThat(stats.repeatedRecords()).isEqualTo(3L * handedOut.getFirst().size());
        Await.until("30 are counted", () -> bus.stats().of(Topic.MESSAGES).readRecords() == 30);
    }

    @Test
    void theNextOfAPartitionComeWhenTheStageIsComplete() {
        EventBus bus = open();
        CompletableFuture<Void> stage = new CompletableFuture<>();
        Collector slow = new Collector(records -> stage);
        Collector other = new Collector();
        bus.subscribe("slow", MESSAGES, slow);
        bus.subscribe("other", MESSAGES, other);
        publish(bus, Records.messages(1, 0, 1));
        slow.awaitCalls(1);
        publish(bus, Records.messages(1, 1, 5));
        other.awaitCount(5);

        assertThat(slow.calls()).isEqualTo(1);
        stage.complete(null);
        slow.awaitCount(5);
        assertThat(slow.records()).isEqualTo(Records.messages(1, 0, 5));
    }

    @Test
    void whatAReaderWasNotDoneWithComesAgain() {
        EventBus bus = open("guildhall.bus.reading.close-wait = 50 ms");
        publish(bus, Records.messages(1, 0, 10));
        Collector stuck = new Collector(records -> new CompletableFuture<>());
        Subscription leaving = bus.subscribe("stuck", MESSAGES, stuck);
        stuck.awaitCalls(1);
        leaving.close();
        Collector next = new Collector();
        bus.subscribe("stuck", MESSAGES, next);
        next.awaitCount(10);

        assertThat(next.records()).isEqualTo(Records.messages(1, 0, 10));
    }

    @Test
    void closingASubscriptionWaitsForWhatIsBeingRead() {
        EventBus bus = open("guildhall.bus.reading.close-wait = 100 s");
        publish(bus, Records.messages(1, 0, 10));
        CompletableFuture<Void> stage = new CompletableFuture<>();
        Collector reader = new Collector(records -> stage);
        Subscription leaving = bus.subscribe("waiting", MESSAGES, reader);
        reader.awaitCalls(1);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(leaving::close);
        assertThat(closing).isNotDone();
        stage.complete(null);
        Await.value(closing);
        int read = reader.count();

        Collector next = new Collector();
        bus.subscribe("waiting", MESSAGES, next);
        publish(bus, Records.messages(1, 10, 11));
        next.awaitCount(11 - read);
        assertThat(next.records()).isEqualTo(Records.messages(1, read, 11));
    }

    /// The bus's own thread is held in what follows a stage, so that nothing leaves what waits. Were the caller
    /// ever held too, this would never end.
    @Test
    void tooMuchWaitingIsRefusedAtOnceAndTheCallerNeverWaits() {
        EventBus bus = open(
                "guildhall.bus.embedded.waiting-bytes-max = 100 KiB",
                "guildhall.bus.embedded.batch-bytes-max = 10 KiB",
                "guildhall.bus.kafka.waiting-bytes-max = 100 KiB");
        CountDownLatch release = new CountDownLatch(1);
        hold(bus, release);
        List<CompletionStage<Void>> taken = new ArrayList<>();
        CompletionStage<Void> last = bus.publish(List.of(Records.large(Topic.MESSAGES, 1, 1000)));
        while (!last.toCompletableFuture().isCompletedExceptionally()) {
            taken.add(last);
            assertThat(taken).hasSizeLessThan(200);
            last = bus.publish(List.of(Records.large(Topic.MESSAGES, 1, 1000)));
        }

        assertThat(Await.failure(last)).isInstanceOf(BusUnavailable.class).hasMessageContaining("too much");
        assertThat(taken).hasSizeGreaterThan(50);
        BusStats stats = bus.stats();
        assertThat(stats.refused()).isEqualTo(1);
        assertThat(stats.waitingBytesMax()).isEqualTo(100 << 10);
        assertThat(stats.waitingBytes()).isBetween(50_000L, 100L << 10);
        release.countDown();
        taken.forEach(Await::value);
        publish(bus, List.of(Records.large(Topic.MESSAGES, 1, 1000)));
        Await.until("nothing waits", () -> bus.stats().waitingBytes() == 0);
    }

    private static void hold(EventBus bus, CountDownLatch release) {
        Thread here = Thread.currentThread();
        CountDownLatch held = new CountDownLatch(1);
        while (held.getCount() > 0) {
            bus.publish(Records.messages(9, 0, 1)).whenComplete((done, failure) -> {
                if (Thread.currentThread().equals(here)) return;
                held.countDown();
                awaitUninterruptibly(release);
            });
            Await.until(
                    "the hand-over is answered",
                    () -> held.getCount() == 0 || bus.stats().waitingBytes() == 0);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aHandOverAboveTheBoundIsTakenWhenNothingElseWaits() {
        EventBus bus = open(
                "guildhall.bus.embedded.waiting-bytes-max = 20 KiB",
                "guildhall.bus.embedded.batch-bytes-max = 10 KiB",
                "guildhall.bus.kafka.waiting-bytes-max = 20 KiB");
        publish(bus, List.of(Records.large(Topic.MESSAGES, 1, 15_000), Records.large(Topic.MESSAGES, 1, 15_000)));

        assertThat(bus.stats().of(Topic.MESSAGES).publishedRecords()).isEqualTo(2);
    }

    @Test
    void closingFinishesWhatWasHandedOver() {
        EventBus bus = open();
        publish(bus, Records.messages(1, 0, 1));
        List<CompletionStage<Void>> stages = new ArrayList<>();
        for (int number = 1; number < 100; number++) {
            stages.add(bus.publish(Records.messages(1, number, number + 1)));
        }
        bus.close();

        assertThat(stages).allMatch(stage -> stage.toCompletableFuture().isDone());
        stages.forEach(Await::value);
        Collector reader = new Collector();
        open().subscribe("all", MESSAGES, reader);
        reader.awaitCount(100);
        assertThat(reader.records()).isEqualTo(Records.messages(1, 0, 100));
    }

    @Test
    void aClosedBusTakesNothing() {
        EventBus bus = open();
        bus.subscribe("late", MESSAGES, new Collector());
        bus.close();
        bus.close();

        assertThat(Await.failure(bus.publish(Records.messages(1, 0, 1))))
                .isInstanceOf(BusUnavailable.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> bus.subscribe("late", MESSAGES, new Collector()))
                .isInstanceOf(BusUnavailable.class);
    }

    @Test
    void figuresCountWhatIsKeptAndRead() {
        EventBus bus = open();
        Collector reader = new Collector();
        bus.subscribe("figures", MESSAGES, reader);
        publish(bus, List.of(Records.large(Topic.MESSAGES, 1, 100), Records.large(Topic.MESSAGES, 2, 50)));
        publish(bus, List.of(Records.large(Topic.PRESENCE, 1, 7)));
        publish(bus, List.of());
        reader.awaitCount(2);
        Await.until("2 are counted", () -> bus.stats().of(Topic.MESSAGES).readRecords() == 2);
        Await.until("it answers", () -> bus.stats().reachable());

        BusStats stats = bus.stats();
        assertThat(stats.of(Topic.MESSAGES)).isEqualTo(new TopicStats(2, 150, 2, 0, 0));
        assertThat(stats.of(Topic.PRESENCE)).isEqualTo(new TopicStats(1, 7, 0, 0, 0));
        assertThat(stats.refused()).isZero();
        assertThat(stats.refusedRecords()).isZero();
    }

    @Test
    void aGroupsNameIsChecked() {
        EventBus bus = open();

        assertThatThrownBy(() -> bus.subscribe("a b", MESSAGES, new Collector()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bus.subscribe("", MESSAGES, new Collector()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
