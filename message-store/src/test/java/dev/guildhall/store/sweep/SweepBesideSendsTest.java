package dev.guildhall.store.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.id.MessageId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sends, forwards, deletions and time, in a random order that its seed repeats, before every call that the sweep
/// makes: whatever was acknowledged is there. A send or a forward is on its way for less than the grace.
final class SweepBesideSendsTest {
    private static final int STEPS = 250;
    private static final int CONTENTS = 3;
    private static final Duration FLIGHT_MAX = Duration.ofMinutes(50);

    /// What was read or stored, and not yet committed.
    private record Flight(ContentHash hash, Duration leftBy) {}

    private final Map<MessageId, ContentHash> acknowledged = new HashMap<>();
    private final List<Flight> flights = new ArrayList<>();
    private Duration elapsed = Duration.ZERO;
    private boolean busy;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothingAcknowledgedIsLost(long seed, @TempDir Path folder) {
        Random random = new Random(seed);
        try (SweptStore swept = new SweptStore(folder)) {
            ContentSweep sweep = swept.sweep(4);
            swept.beforeCheck = () -> live(swept, random);
            swept.beforeRemoval = () -> live(swept, random);
            for (int step = 0; step < STEPS; step++) {
                live(swept, random);
                swept.step(sweep);
                assertThat(acknowledged.values()).allMatch(swept::has);
            }

            assertThat(sweep.stats().removed()).as("it removed something").isPositive();
            assertThat(sweep.stats().failures()).isZero();
        }
    }

    /// A few things happen.
    private void live(SweptStore swept, Random random) {
        if (busy) {
            return;
        }
        busy = true;
        for (int i = random.nextInt(4); i > 0; i--) {
            one(swept, random);
        }
        busy = false;
    }

    private void one(SweptStore swept, Random random) {
        switch (random.nextInt(16)) {
            case 0 -> flights.add(flight(swept.upload("content " + random.nextInt(CONTENTS))));
            case 1, 2, 3, 4 ->
                any(acknowledged.keySet(), random)
                        .forEach(id -> flights.add(flight(Objects.requireNonNull(acknowledged.get(id)))));
            case 5, 6 -> any(flights, random).forEach(each -> arrive(swept, each));
            case 7, 8, 9, 10 -> any(acknowledged.keySet(), random).forEach(id -> delete(swept, id));
            case 11 -> List.copyOf(acknowledged.keySet()).forEach(id -> delete(swept, id));
            default -> pass(swept, Duration.ofMinutes(random.nextInt(40)));
        }
    }

    private void delete(SweptStore swept, MessageId id) {
        swept.delete(id);
        acknowledged.remove(id);
    }

    private Flight flight(ContentHash hash) {
        return new Flight(hash, elapsed.plus(FLIGHT_MAX));
    }

    private void arrive(SweptStore swept, Flight flight) {
        flights.remove(flight);
        acknowledged.put(swept.say(flight.hash()), flight.hash());
    }

    private void pass(SweptStore swept, Duration time) {
        Duration then = elapsed.plus(time);
        List.copyOf(flights).stream()
                .filter(each -> each.leftBy().compareTo(then) <= 0)
                .forEach(each -> arrive(swept, each));
        elapsed = then;
        swept.clock.pass(time);
    }

    /// One of them, or none when there is none.
    private static <T> List<T> any(Iterable<T> all, Random random) {
        List<T> list = new ArrayList<>();
        all.forEach(list::add);
        return list.isEmpty() ? List.of() : List.of(list.get(random.nextInt(list.size())));
    }
}
