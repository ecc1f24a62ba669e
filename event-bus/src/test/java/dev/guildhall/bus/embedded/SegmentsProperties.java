package dev.guildhall.bus.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bus.BusConfig.Retention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// Against a model that knows every record.
final class SegmentsProperties {
    private static final Retention RETENTION = new Retention(64 << 10, Duration.ofSeconds(1));
    private static final int PIECE_BYTES = (64 << 10) / 16;

    /// A record is written after a while.
    record Step(int bytes, long afterMs) {}

    private record Written(long offset, int bytes, long atMs) {}

    @Provide
    Arbitrary<List<Step>> schedules() {
        Arbitrary<Integer> bytes = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(8, 2000)),
                Tuple.of(1, Arbitraries.integers().between(8, 100_000)));
        // A clock that is set back now and then.
        Arbitrary<Long> after = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.longs().between(0, 30)),
                Tuple.of(1, Arbitraries.longs().between(-200, 1500)));
        return Combinators.combine(bytes, after).as(Step::new).list().ofMaxSize(400);
    }

    @Property(tries = 200)
    void onlyTheOldestGoAndOnlyForAReason(@ForAll("schedules") List<Step> schedule) {
        Segments segments = new Segments(RETENTION, List.of());
        List<Written> model = new ArrayList<>();
        long nowMs = 1_000_000;
        for (Step step : schedule) {
            nowMs += step.afterMs();
            model.add(new Written(segments.end(), step.bytes(), nowMs));
            segments.append(step.bytes(), nowMs);
            for (Optional<Segment> gone = segments.drop(nowMs); gone.isPresent(); gone = segments.drop(nowMs)) {
                assertReason(gone.get(), model, nowMs);
                model.removeIf(written -> written.offset() < segments.first());
            }
            assertKept(segments, model);
        }
        assertThat(segments.end()).isEqualTo(schedule.size());
    }

    /// Before the segment went, what it left alone was nearly all that may be kept, or all of it was too old.
    private static void assertReason(Segment gone, List<Written> model, long nowMs) {
        assertThat(model.getFirst().offset()).as("the oldest goes first").isEqualTo(gone.first());
        long bytes = model.stream().mapToLong(Written::bytes).sum();
        boolean tooMuch = bytes > RETENTION.bytesMax();
        boolean tooOld = model.stream()
                .filter(written -> written.offset() < gone.end())
                .allMatch(written -> written.atMs() < nowMs - RETENTION.ageMax().toMillis());
        assertThat(tooMuch || tooOld).isTrue();
        long largest = model.stream().mapToLong(Written::bytes).max().orElse(0);
        assertThat(gone.bytes()).as("no more than a piece").isLessThan(PIECE_BYTES + largest);
    }

    private static void assertKept(Segments segments, List<Written> model) {
        assertThat(segments.bytes())
                .isEqualTo(model.stream().mapToLong(Written::bytes).sum());
        assertThat(model.isEmpty() ? segments.end() : model.getFirst().offset()).isEqualTo(segments.first());
        assertThat(segments.bytes() <= RETENTION.bytesMax() || segments.last().first() == segments.first())
                .as("bounded, or one piece")
                .isTrue();
    }
}
