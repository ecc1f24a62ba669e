package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What [Outbox] promises.
@SuppressWarnings("NullAway.Init") // JUnit opens the store before each test.
public abstract class OutboxContract {
    protected static final OwnerId GUILD = Owners.guild(7);
    private static final OwnerId CHANNEL = Owners.privateChannel(9);
    private static final int ALL = 1_000;

    private final Map<OwnerId, Long> numbers = new HashMap<>();
    private OutboxPlace place;
    private Drain drain;

    /// An empty store.
    protected abstract OutboxPlace place();

    @BeforeEach
    final void open() {
        place = place();
        drain = new Drain(place.outbox());
    }

    @AfterEach
    final void close() {
        place.close();
    }

    private void reopen() {
        place.reopen();
        drain = new Drain(place.outbox());
    }

    private void crash() {
        place.crash();
        drain = new Drain(place.outbox());
    }

    private CompletionStage<Void> submit(OwnerId owner, Change... changes) {
        long number = numbers.merge(owner, 1L, Long::sum);
        return submit(owner, number, changes);
    }

    private CompletionStage<Void> submit(OwnerId owner, long number, Change... changes) {
        return place.owners().commit(place.lease(owner), new Commit(owner, number, List.of(changes)));
    }

    private void commit(OwnerId owner, Change... changes) {
        Await.value(submit(owner, changes));
    }

    private void commitMany(OwnerId owner, int count) {
        List<CompletionStage<Void>> stages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stages.add(submit(owner, outgoing()));
        }
        stages.forEach(Await::value);
    }

    private static Change outgoing() {
        return new Change.PutMessage(Rows.message(5, 1, "text"));
    }

    private static Change own() {
        return new Change.PutLastPin(new ChannelId(5), Instant.EPOCH);
    }

    private List<Long> waiting(OwnerId owner) {
        return numbers(drain.waiting(owner));
    }

    /// Takes all of the owner's up to a commit that is made now, so that nothing before it can come later.
    private List<Long> allTaken(OwnerId owner) {
        commit(owner, outgoing());
        long last = numbers.getOrDefault(owner, 0L);
        List<OutboxEntry> taken = drain.takeUntil(
                ALL,
                entry -> entry.commit().owner().equals(owner) && entry.commit().number() == last);
        return numbers(taken.stream()
                .filter(entry -> entry.commit().owner().equals(owner))
                .toList());
    }

    private static List<Long> numbers(List<OutboxEntry> entries) {
        return entries.stream().map(entry -> entry.commit().number()).toList();
    }

    private OutboxPart part() {
        return drain.partOf(GUILD).orElseThrow();
    }

    @Test
    void nothingWaitsInAStoreThatIsNew() {
        place.lease(GUILD);

        assertThat(place.outbox().waiting()).isEmpty();
        assertThat(place.stats()).isEqualTo(OutboxStats.NOTHING);
    }

    @Test
    void aCommitWaitsFromWhenItIsDurableUntilItIsTaken() {
        Commit commit = new Commit(GUILD, 1, List.of(outgoing(), own()));
        Await.value(place.owners().commit(place.lease(GUILD), commit));

        List<OutboxEntry> entries = Await.value(part().read(ALL));
        assertThat(entries).extracting(OutboxEntry::commit).containsExactly(commit);
        assertThat(entries.getFirst().epoch()).isEqualTo(place.lease(GUILD).epoch());
        part().taken(entries.getFirst());
        assertThat(place.outbox().waiting()).isEmpty();
    }

    @Test
    void theSameEntriesComeAgainUntilTheyAreTaken() {
        commitMany(GUILD, 5);
        OutboxPart part = part();
        List<OutboxEntry> first = Await.value(part.read(3));

        assertThat(numbers(first)).containsExactly(1L, 2L, 3L);
        assertThat(Await.value(part.read(3))).isEqualTo(first);
        part.taken(first.get(1));
        assertThat(numbers(Await.value(part.read(2)))).containsExactly(3L, 4L);
        part.taken(first.getFirst());
        assertThat(numbers(Await.value(part.read(ALL)))).containsExactly(3L, 4L, 5L);
    }

    @Test
    void commitsOfAnOwnerComeInTheirOrderWhateverOthersCommitBetween() {
        List<CompletionStage<Void>> stages = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            stages.add(submit(GUILD, outgoing()));
            stages.add(submit(CHANNEL, i % 3 == 0 ? own() : outgoing()));
            stages.add(submit(Owners.guild(100 + i), outgoing()));
        }
        stages.forEach(Await::value);

        List<OutboxEntry> taken = new ArrayList<>();
        for (List<OutboxEntry> some = drain.takeSome(7); !some.isEmpty(); some = drain.takeSome(7)) {
            taken.addAll(some);
        }
        assertThat(taken).hasSize(800);
        assertThat(numbersOf(taken, GUILD)).isSorted().doesNotHaveDuplicates().hasSize(300);
        assertThat(numbersOf(taken, CHANNEL)).isSorted().doesNotHaveDuplicates().hasSize(200);
        assertThat(place.outbox().waiting()).isEmpty();
    }

    private static List<Long> numbersOf(List<OutboxEntry> entries, OwnerId owner) {
        return numbers(entries.stream()
                .filter(entry -> entry.commit().owner().equals(owner))
                .toList());
    }

    @Test
    void commitsThatNobodyElseHearsOfAreNoEntries() {
        commit(GUILD, own());
        commit(Owners.user(3), own());
        assertThat(place.outbox().waiting()).isEmpty();

        commit(GUILD, outgoing());
        commit(GUILD);
        commit(GUILD, own());
        assertThat(waiting(GUILD)).containsExactly(2L);
        assertThat(allTaken(GUILD)).containsExactly(2L, 5L);
    }

    @Test
    void commitsThatWereRefusedOrRepeatedAreNoEntries() {
        commit(GUILD, outgoing());
        assertThat(Await.failure(submit(GUILD, 3, outgoing()))).isInstanceOf(IllegalStateException.class);
        Await.value(submit(GUILD, 1, outgoing()));

        assertThat(waiting(GUILD)).containsExactly(1L);
        assertThat(allTaken(GUILD)).containsExactly(1L, 2L);
    }

    @Test
    void newsComeWithWhatWaits() {
        commit(GUILD, outgoing());
        drain.awaitNews();
        drain.takeSome(ALL);
        commit(GUILD, outgoing());
        drain.awaitNews();

        assertThat(waiting(GUILD)).containsExactly(2L);
    }

    @Test
    void aListenerThatThrowsHarmsNobody() {
        place.outbox().onNews(() -> {
            throw new IllegalStateException("a listener's bug");
        });
        commit(GUILD, outgoing());
        commit(GUILD, outgoing());

        assertThat(waiting(GUILD)).containsExactly(1L, 2L);
    }

    @Test
    void whatWasTakenDoesNotComeAgainAfterACleanClose() {
        commitMany(GUILD, 5);
        OutboxPart part = part();
        part.taken(Await.value(part.read(3)).getLast());
        reopen();

        assertThat(allTaken(GUILD)).containsExactly(4L, 5L, 6L);
        reopen();
        assertThat(allTaken(GUILD)).containsExactly(7L);
    }

    @Test
    void whatWasNotTakenComesBeforeWhatFollowsAndNumbersGo() {
        commitMany(GUILD, 3);
        reopen();
        commitMany(GUILD, 3);
        crash();

        // Drain checks that (epoch, number) grows.
        assertThat(allTaken(GUILD)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void afterACrashWhatFollowsTheWrittenMarkComesAgain() {
        commitMany(GUILD, 9);
        OutboxPart part = part();
        part.taken(Await.value(part.read(4)).getLast());
        place.writeTaken();
        part.taken(Await.value(part.read(3)).getLast());
        crash();

        assertThat(allTaken(GUILD)).containsExactly(5L, 6L, 7L, 8L, 9L, 10L);
        place.writeTaken();
        crash();
        assertThat(allTaken(GUILD)).containsExactly(11L);
    }

    @Test
    void anEntryOfAnEarlierLifeThatIsTakenAgainChangesNothing() {
        commitMany(GUILD, 2);
        List<OutboxEntry> before = Await.value(part().read(ALL));
        part().taken(before.getLast());
        reopen();
        commit(GUILD, outgoing());
        drain.awaitNews();
        part().taken(before.getFirst());
        part().taken(before.getLast());

        assertThat(waiting(GUILD)).containsExactly(3L);
    }

    @Test
    void aPartOfAnEarlierLifeReadsNothing() {
        commit(GUILD, outgoing());
        OutboxPart before = part();
        reopen();

        assertThat(Await.failure(before.read(ALL))).isInstanceOfAny(LeaseLost.class, StoreUnavailable.class);
        before.taken(new OutboxEntry(1, 1, new Commit(GUILD, 1, List.of())));
        assertThat(allTaken(GUILD)).containsExactly(1L, 2L);
    }

    @Test
    void figuresSayHowManyWaitAndSinceWhen() {
        commitMany(GUILD, 3);
        place.clock().pass(Duration.ofSeconds(5));
        commit(GUILD, outgoing());
        place.writeTaken();
        assertThat(place.stats()).isEqualTo(new OutboxStats(4, 5_000));

        OutboxPart part = part();
        part.taken(Await.value(part.read(3)).getLast());
        place.clock().pass(Duration.ofSeconds(2));
        place.writeTaken();
        Await.value(part.read(1));
        assertThat(place.stats()).isEqualTo(new OutboxStats(1, 2_000));

        part.taken(Await.value(part.read(1)).getLast());
        assertThat(place.stats()).isEqualTo(OutboxStats.NOTHING);
    }
}
