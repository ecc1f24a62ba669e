package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.ChannelId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/// Any mixture of commits, readings, takings, clean restarts and crashes: every commit that others hear of comes, and
/// those of an owner come the first time in their order. [Drain] checks the order within each life.
public abstract class OutboxProperties {
    /// In the embedded store they share a part, in the cluster's each has its own.
    private static final List<OwnerId> OWNERS = List.of(Owners.guild(7), Owners.guild(8), Owners.privateChannel(9));

    enum Step {
        OUTGOING,
        OWN,
        MANY,
        TAKE_ONE,
        TAKE_SOME,
        WRITE_TAKEN,
        REOPEN,
        CRASH
    }

    protected abstract OutboxPlace place() throws IOException;

    protected abstract void remove(OutboxPlace place) throws IOException;

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.frequency(
                        Tuple.of(6, Step.OUTGOING),
                        Tuple.of(2, Step.OWN),
                        Tuple.of(2, Step.MANY),
                        Tuple.of(4, Step.TAKE_ONE),
                        Tuple.of(2, Step.TAKE_SOME),
                        Tuple.of(2, Step.WRITE_TAKEN),
                        Tuple.of(1, Step.REOPEN),
                        Tuple.of(1, Step.CRASH))
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void nothingIsLostAndNothingOvertakes(@ForAll("steps") List<Step> steps) throws IOException {
        OutboxPlace place = place();
        Life life = new Life(place);
        steps.forEach(life::take);
        life.end();
        remove(place);
    }

    /// One store's, over its restarts.
    private static final class Life {
        private final OutboxPlace place;
        private final Map<OwnerId, Long> numbers = new HashMap<>();
        private final Map<OwnerId, List<Long>> committed = new HashMap<>();
        private final Map<OwnerId, Set<Long>> came = new HashMap<>();
        private Drain drain;
        private int steps;

        Life(OutboxPlace place) {
            this.place = place;
            drain = new Drain(place.outbox());
        }

        void take(Step step) {
            steps++;
            switch (step) {
                case OUTGOING -> commit(1, true);
                case OWN -> commit(1, false);
                case MANY -> commit(20, true);
                case TAKE_ONE -> note(drain.takeSome(1));
                case TAKE_SOME -> note(drain.takeSome(7));
                case WRITE_TAKEN -> place.writeTaken();
                case REOPEN -> {
                    place.reopen();
                    drain = new Drain(place.outbox());
                }
                case CRASH -> {
                    place.crash();
                    drain = new Drain(place.outbox());
                }
            }
        }

        private void commit(int count, boolean outgoing) {
            OwnerId owner = OWNERS.get(steps % OWNERS.size());
            Lease lease = place.lease(owner);
            List<CompletionStage<Void>> stages = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                long number = numbers.merge(owner, 1L, Long::sum);
                stages.add(place.owners().commit(lease, new Commit(owner, number, List.of(change(outgoing)))));
                if (outgoing)
                    committed.computeIfAbsent(owner, _ -> new ArrayList<>()).add(number);
            }
            stages.forEach(Await::value);
        }

        private static Change change(boolean outgoing) {
            return outgoing
                    ? new Change.PutMessage(Rows.message(5, 1, "text"))
                    : new Change.PutLastPin(new ChannelId(5), Instant.EPOCH);
        }

        private void note(List<OutboxEntry> entries) {
            entries.forEach(entry -> came.computeIfAbsent(entry.commit().owner(), _ -> new LinkedHashSet<>())
                    .add(entry.commit().number()));
        }

        void end() {
            for (OwnerId owner : OWNERS) {
                steps = OWNERS.indexOf(owner);
                commit(1, true);
                long last = numbers.getOrDefault(owner, 0L);
                note(drain.takeUntil(
                        5,
                        entry -> entry.commit().owner().equals(owner)
                                && entry.commit().number() == last));
            }
            for (OwnerId owner : OWNERS) {
                assertThat(List.copyOf(came.getOrDefault(owner, Set.of()))).isEqualTo(committed.get(owner));
            }
            place.close();
        }
    }
}
