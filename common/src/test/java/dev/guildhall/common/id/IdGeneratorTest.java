package dev.guildhall.common.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdGeneratorTest {
    private static final long NOW_MS = Snowflake.EPOCH_MS + 1_000_000;

    private final AtomicLong clockMs = new AtomicLong(NOW_MS);
    private final List<Long> reserved = new ArrayList<>();

    @Test
    void idsGrowWhenTheClockStepsBack() {
        IdGenerator ids = generator(3, 0);
        long before = ids.next();
        clockMs.addAndGet(-600_000);
        assertThat(ids.next()).isGreaterThan(before);
    }

    @Test
    void aBusyMillisecondBorrowsFromTheNext() {
        IdGenerator ids = generator(0, 0);
        long last = 0;
        for (int i = 0; i < 3 << Snowflake.SEQUENCE_BITS; i++) {
            long id = ids.next();
            assertThat(id).isGreaterThan(last);
            last = id;
        }
        assertThat(Snowflake.timestampMs(last)).isEqualTo(NOW_MS + 2);
    }

    @Test
    void restartedWorkerStartsAboveWhatItReserved() {
        IdGenerator first = generator(1, 0);
        long last = first.next();
        clockMs.addAndGet(-3_600_000);
        IdGenerator second = generator(1, reserved.getLast());
        assertThat(second.next()).isGreaterThan(last);
    }

    @Test
    void nothingIsIssuedBeyondTheReservedCeiling() {
        IdGenerator ids = generator(1, 0);
        for (int step = 0; step < 50; step++) {
            assertThat(Snowflake.timestampMs(ids.next())).isLessThan(reserved.getLast());
            clockMs.addAndGet(777);
        }
        assertThat(reserved).as("reserved ahead, not for each id").hasSizeLessThan(6);
    }

    @Test
    void anIdThatCouldNotBeReservedIsNotIssued() {
        IdGenerator ids = new IdGenerator(this::now, 1, 0, ceilingMs -> {
            throw new IllegalStateException("disk full");
        });
        assertThatThrownBy(ids::next).hasMessage("disk full");
    }

    @Test
    void failedReservationIsNotTriedByEverybodyAtOnceAndLaterIsAgain() {
        AtomicLong tries = new AtomicLong();
        AtomicBoolean gone = new AtomicBoolean(true);
        IdGenerator ids = new IdGenerator(this::now, 1, 0, ceilingMs -> {
            tries.incrementAndGet();
            if (gone.get()) throw new IllegalStateException("store gone");
        });
        for (int call = 0; call < 100; call++) {
            assertThatThrownBy(ids::next).hasMessage("store gone");
        }
        assertThat(tries).hasValue(1);
        gone.set(false);
        clockMs.addAndGet(IdGenerator.RETRY_MS);
        assertThat(Snowflake.timestampMs(ids.next())).isEqualTo(clockMs.get());
    }

    /// The clock goes on while nothing can be reserved; what was reserved is enough for numbers that only grow.
    @Test
    void numbersThatOnlyGrowAreHadWithoutTheStoreAndLieBelowWhatItReserved() {
        AtomicBoolean gone = new AtomicBoolean();
        IdGenerator ids = new IdGenerator(this::now, 1, 0, ceilingMs -> {
            if (gone.get()) throw new IllegalStateException("store gone");
            reserved.add(ceilingMs);
        });
        long before = ids.next();
        gone.set(true);
        clockMs.addAndGet(3_600_000);
        long first = ids.nextAtAnyRate();
        long second = ids.nextAtAnyRate();
        assertThat(first).isGreaterThan(before);
        assertThat(second).isGreaterThan(first);
        assertThat(Snowflake.timestampMs(second)).isLessThan(reserved.getLast());

        gone.set(false);
        clockMs.addAndGet(IdGenerator.RETRY_MS);
        assertThat(Snowflake.timestampMs(ids.next())).isEqualTo(clockMs.get());
    }

    @Test
    void manyThreadsGetDistinctIdsOfTheirWorker() throws InterruptedException {
        IdGenerator ids = generator(513, 0);
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 5000; i++) {
                    seen.add(ids.next());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(seen).hasSize(20_000).allMatch(id -> (id >>> Snowflake.SEQUENCE_BITS & 1023) == 513);
    }

    @Test
    void snowflakesAreReadStrictly() {
        assertThat(Snowflake.parse("41771983423143937")).hasValue(41771983423143937L);
        for (String bad : List.of("", "0", "-1", "+1", "1a", " 1", "99999999999999999999", "123456789012345678901")) {
            assertThat(Snowflake.parse(bad)).as(bad).isEmpty();
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(clockMs.get());
    }

    private IdGenerator generator(int worker, long floorMs) {
        return new IdGenerator(this::now, worker, floorMs, reserved::add);
    }
}
