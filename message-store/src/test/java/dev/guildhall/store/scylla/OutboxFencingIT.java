package dev.guildhall.store.scylla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.store.Await;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.LeaseLost;
import dev.guildhall.store.OutboxEntry;
import dev.guildhall.store.OutboxPart;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.Owners;
import dev.guildhall.store.Rows;
import dev.guildhall.store.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a slot's entries for the bus come to when the slot changes hands, and when nobody asks for it.
@ExtendWith(ScyllaStores.class)
@SuppressWarnings("NullAway.Init") // JUnit opens the first node before each test.
class OutboxFencingIT {
    private static final OwnerId GUILD = Owners.guild(7);
    private static final int ALL = 10_000;
    private static final int AT_ONCE = 100;
    /// Half a lease: later than all that a node wrote whose clock stands still.
    private static final long BELOW_CEILING_US = 500_000;

    private final Nodes nodes = new Nodes();
    private final HoldingGate gate = new HoldingGate();
    private ScyllaMessageStore first;

    @BeforeEach
    void openFirst() {
        first = nodes.open(gate);
    }

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void whatEarlierEpochsLeftComesBeforeWhatFollows() {
        commit(first, 1, 2, 3);
        ScyllaMessageStore second = takenOver();
        commit(second, 4, 5);
        ScyllaMessageStore third = takenOver();
        commit(third, 6);

        assertThat(numbers(read(third, 2))).containsExactly(1L, 2L);
        List<OutboxEntry> entries = drained(third, 6);
        assertThat(numbers(entries)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(entries.stream().map(OutboxEntry::epoch)).containsExactly(1L, 1L, 1L, 2L, 2L, 3L);
        Await.value(third.marked());
        assertThat(Nodes.mark(GUILD).taken()).isEqualTo(new Place(3, 1));
        assertThat(Nodes.segments(GUILD, 1)).isEmpty();
        assertThat(Nodes.segments(GUILD, 2)).isEmpty();
        assertThat(Nodes.segments(GUILD, 3)).containsExactly(0L);
    }

    @Test
    void journalWriteWhoseFateIsUnknownIsNoEntryBeforeItIsSettled() {
        Lease lease = lease(first);
        HoldingGate.Held done = gate.holdAfter(CoreQuery.JOURNAL_PUT);
        CompletionStage<Void> commit = hand(first, lease, 1);
        done.awaitReached();
        assertThat(first.outbox().waiting()).isEmpty();
        done.lose();
        assertThat(Await.failure(commit)).isInstanceOf(StoreUnavailable.class);

        assertThat(Await.value(first.owners().lastNumber(GUILD))).isEqualTo(1);
        assertThat(numbers(drained(first, 1))).containsExactly(1L);
    }

    @Test
    void entryWaitsForItsRows() {
        Lease lease = lease(first);
        HoldingGate.Held rows = gate.holdBefore(CoreQuery.NUMBER_PUT);
        CompletionStage<Void> commit = hand(first, lease, 1);
        rows.awaitReached();
        assertThat(first.outbox().waiting()).isEmpty();
        rows.release();
        Await.value(commit);

        assertThat(numbers(drained(first, 1))).containsExactly(1L);
    }

    @Test
    void nodeThatLostItsLeaseDrainsNeitherWhatWasShadowedNorAnythingElse() {
        commit(first, 1);
        OutboxPart part = part(first);
        HoldingGate.Held sent = gate.holdBefore(CoreQuery.JOURNAL_PUT);
        CompletionStage<Void> late = hand(first, lease(first), 2);
        sent.awaitReached();

        ScyllaMessageStore second = takenOver();
        sent.release();
        assertThat(Await.failure(late)).isInstanceOf(LeaseLost.class);
        assertThat(first.outbox().waiting()).isEmpty();
        assertThat(Await.failure(part.read(ALL))).isInstanceOf(LeaseLost.class);
        commit(second, 2);
        List<OutboxEntry> entries = drained(second, 2);
        assertThat(numbers(entries)).containsExactly(1L, 2L);
        assertThat(entries.getLast().epoch()).isEqualTo(2);
    }

    @Test
    void readingThatOutlivesTheLeaseFails() {
        nodes.close();
        ScyllaMessageStore empty = nodes.open(gate, 0);
        commit(empty, 1);
        OutboxPart part = part(empty);
        HoldingGate.Held read = gate.holdAfter(CoreQuery.JOURNAL_PAGE);
        CompletionStage<List<OutboxEntry>> reading = part.read(ALL);
        read.awaitReached();
        takenOver();
        read.release();

        assertThat(Await.failure(reading)).isInstanceOf(LeaseLost.class);
    }

    @Test
    void markOfAnEarlierHolderThatArrivesLateDoesNotStandAboveItsSuccessors() {
        commit(first, 1, 2, 3);
        OutboxPart part = part(first);
        part.taken(Await.value(part.read(3)).getLast());
        HoldingGate.Held mark = gate.holdBefore(CoreQuery.OUTBOX_PUT);
        CompletionStage<Void> marked = first.marked();
        mark.awaitReached();

        ScyllaMessageStore second = takenOver();
        commit(second, 4);
        takeOne(second);
        Await.value(second.marked());
        assertThat(Nodes.mark(GUILD).taken()).isEqualTo(new Place(1, 1));
        mark.release();
        Await.value(marked);
        assertThat(Nodes.mark(GUILD).taken()).isEqualTo(new Place(1, 1));
        assertThat(numbers(drained(second, 4))).containsExactly(2L, 3L, 4L);
    }

    @Test
    void partitionThatIsGoneIsNoEnd() {
        commit(first, LongStream.rangeClosed(1, 2 * SlotJournal.SEGMENT + 5L).toArray());
        ScyllaMessageStore second = takenOver();
        assertThat(numbers(read(second, 1))).containsExactly(1L);
        Await.value(new Journal(ScyllaStores.cql(), Slot.of(GUILD), 1)
                .drop(0, nodes.clock.millis() * 1_000 + BELOW_CEILING_US));
        List<Long> numbers = numbers(drained(second, 2 * SlotJournal.SEGMENT + 5));
        assertThat(numbers.subList(numbers.indexOf((long) SlotJournal.SEGMENT + 1), numbers.size()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(SlotJournal.SEGMENT + 1L, 2 * SlotJournal.SEGMENT + 5L)
                                .boxed()
                                .toList());
    }

    @Test
    void partitionGoesWhenItsRowsAreThereAndItsEntriesTaken() {
        commit(first, LongStream.rangeClosed(1, SlotJournal.SEGMENT + 1L).toArray());
        Await.value(first.marked());
        assertThat(Nodes.segments(GUILD, 1)).containsExactly(0L, 1L);

        OutboxPart part = part(first);
        List<OutboxEntry> entries = Await.value(part.read(ALL));
        part.taken(entries.get(SlotJournal.SEGMENT - 2));
        Await.value(first.marked());
        assertThat(Nodes.segments(GUILD, 1)).containsExactly(0L, 1L);

        part.taken(entries.get(SlotJournal.SEGMENT - 1));
        Await.value(first.marked());
        assertThat(Nodes.segments(GUILD, 1)).containsExactly(1L);
        assertThat(Nodes.mark(GUILD).kept()).isZero();
        part.taken(entries.getLast());
        Await.value(first.marked());
        assertThat(Nodes.mark(GUILD).kept()).isEqualTo(1);
    }

    @Test
    void slotOfWhichNobodyElseHearsKeepsNoPartitions() {
        Lease lease = lease(first);
        for (long number = 1; number <= SlotJournal.SEGMENT + 1; number++) {
            Await.value(first.owners().commit(lease, new Commit(GUILD, number, List.of(own()))));
        }
        Await.value(first.marked());

        assertThat(first.outbox().waiting()).isEmpty();
        assertThat(Nodes.mark(GUILD).taken()).isEqualTo(new Place(1, SlotJournal.SEGMENT + 1));
        assertThat(Nodes.segments(GUILD, 1)).containsExactly(1L);
    }

    /// Drops of the old epoch were cut short: the next holder goes on.
    @Test
    void epochWhosePartitionsAreHalfDroppedIsDroppedByTheNext() {
        commit(first, LongStream.rangeClosed(1, 2 * SlotJournal.SEGMENT + 1L).toArray());
        HoldingGate secondGate = new HoldingGate();
        ScyllaMessageStore second = takenOver(secondGate);
        drained(second, 2 * SlotJournal.SEGMENT + 1);
        HoldingGate.Held drop = secondGate.holdBefore(CoreQuery.JOURNAL_DROP);
        CompletionStage<Void> marked = second.marked();
        drop.awaitReached();
        drop.lose();
        Await.value(marked);
        assertThat(Nodes.segments(GUILD, 1)).isNotEmpty();

        ScyllaMessageStore third = takenOver();
        commit(third, 2 * SlotJournal.SEGMENT + 2);
        assertThat(numbers(drained(third, 2 * SlotJournal.SEGMENT + 2))).containsExactly(2 * SlotJournal.SEGMENT + 2L);
        Await.value(third.marked());
        assertThat(Nodes.segments(GUILD, 1)).isEmpty();
    }

    @Test
    void whatHasNoRoomInMemoryIsReadFromTheJournalUntilThatIsCaughtUpWith() {
        nodes.close();
        ScyllaMessageStore narrow = nodes.open(gate, 10 * 400);
        commit(narrow, LongStream.rangeClosed(1, 300).toArray());
        long full = Await.value(narrow.outboxBytes());
        assertThat(full).isBetween(1L, 4_000L);

        List<Long> numbers = new ArrayList<>();
        while (!narrow.outbox().waiting().isEmpty()) {
            numbers.addAll(numbers(takeSome(narrow, 7)));
            assertThat(Await.value(narrow.outboxBytes())).isBetween(0L, 4_000L);
        }
        assertThat(numbers)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 300).boxed().toList());
        assertThat(Await.value(narrow.outboxBytes())).isZero();

        // In memory again: the journal is not asked.
        long pages = runs(narrow, CoreQuery.JOURNAL_PAGE);
        assertThat(pages).isPositive();
        commit(narrow, 301);
        assertThat(numbers(drained(narrow, 301))).containsExactly(301L);
        assertThat(runs(narrow, CoreQuery.JOURNAL_PAGE)).isEqualTo(pages);
    }

    /// With 76 entries in memory and 60 in a reading, the last but one begins at 977 and would end behind the border.
    @Test
    void readingThatEndsWithAPartitionIsNotTheLast() {
        nodes.close();
        ScyllaMessageStore narrow = nodes.open(gate, 20_000);
        long last = SlotJournal.SEGMENT + 6;
        commit(narrow, LongStream.rangeClosed(1, last).toArray());

        List<Long> numbers = new ArrayList<>();
        while (!narrow.outbox().waiting().isEmpty()) {
            numbers.addAll(numbers(takeSome(narrow, 60)));
        }
        assertThat(numbers)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
    }

    /// What is committed while the rest is read goes behind it, so that a busy slot catches up.
    @Test
    void commitDuringTheLastReadingIsInMemory() {
        nodes.close();
        ScyllaMessageStore narrow = nodes.open(gate, 3_000);
        commit(narrow, LongStream.rangeClosed(1, 20).toArray());
        long inMemory = takeSome(narrow, ALL).size();
        assertThat(inMemory).isLessThan(20);
        HoldingGate.Held read = gate.holdAfter(CoreQuery.JOURNAL_PAGE);
        CompletionStage<List<OutboxEntry>> reading = part(narrow).read(50);
        read.awaitReached();
        commit(narrow, 21);
        read.release();
        Await.value(reading);
        long pages = runs(narrow, CoreQuery.JOURNAL_PAGE);

        assertThat(numbers(drained(narrow, 21))).endsWith(19L, 20L, 21L);
        assertThat(runs(narrow, CoreQuery.JOURNAL_PAGE)).isEqualTo(pages);
    }

    @Test
    void usualCaseReadsNothingFromTheStore() {
        commit(first, LongStream.rangeClosed(1, 50).toArray());
        long pages = runs(first, CoreQuery.JOURNAL_PAGE);

        assertThat(numbers(drained(first, 50))).hasSize(50);
        assertThat(runs(first, CoreQuery.JOURNAL_PAGE)).isEqualTo(pages);
    }

    @Test
    void slotOfANodeThatWasKilledIsTakenWithoutAnybodyAskingForIt() {
        Lease lease = lease(first);
        commit(first, 1, 2);
        HoldingGate.Held rows = gate.holdBefore(CoreQuery.NUMBER_PUT);
        CompletionStage<Void> unfinished = hand(first, lease, 3);
        rows.awaitReached();

        ScyllaMessageStore second = nodes.open(Gate.OPEN);
        assertThat(nodes.adopt(second)).isEqualTo(1);
        assertThat(numbers(drained(second, 3))).containsExactly(1L, 2L, 3L);
        assertThat(Await.value(second.adopted())).isZero();
        rows.lose();
        assertThat(Await.failure(unfinished)).isInstanceOf(LeaseLost.class);
    }

    @Test
    void slotOfANodeThatLivesIsLeftAlone() {
        commit(first, 1);
        ScyllaMessageStore second = nodes.open(Gate.OPEN);
        // Its clock stands still all the while: its renewals are seen by their number alone.
        for (int look = 0; look < 4; look++) {
            assertThat(Await.value(second.adopted())).isZero();
            nodes.passLease(first, second);
        }

        assertThat(second.outbox().waiting()).isEmpty();
        commit(first, 2);
        assertThat(numbers(drained(first, 2))).containsExactly(1L, 2L);
    }

    @Test
    void slotThatWasLeftSettledIsTakenByNobody() {
        commit(first, 1);
        drained(first, 1);
        first.close();
        assertThat(Nodes.mark(GUILD).settled()).isTrue();

        ScyllaMessageStore second = nodes.open(Gate.OPEN);
        assertThat(Await.value(second.adopted())).isZero();
        // And again unsettled as soon as it is held.
        commit(second, 2);
        ScyllaMessageStore third = nodes.open(Gate.OPEN);
        assertThat(nodes.adopt(third)).isEqualTo(1);
        assertThat(numbers(drained(third, 2))).containsExactly(2L);
    }

    @Test
    void slotThatWasClosedWithSomethingLeftIsTakenAtOnce() {
        commit(first, 1, 2);
        takeOne(first);
        first.close();
        assertThat(Nodes.mark(GUILD).settled()).isFalse();

        ScyllaMessageStore second = nodes.open(Gate.OPEN);
        assertThat(Await.value(second.adopted())).isEqualTo(1);
        assertThat(numbers(drained(second, 2))).containsExactly(2L);
    }

    @Test
    void adoptedSlotThatHadNothingIsSettledByAClose() {
        lease(first);
        ScyllaMessageStore second = nodes.open(Gate.OPEN);
        assertThat(nodes.adopt(second)).isEqualTo(1);
        assertThat(second.outbox().waiting()).isEmpty();
        second.close();

        assertThat(Nodes.mark(GUILD)).isEqualTo(new OutboxMark(new Place(2, 0), 0, true));
        ScyllaMessageStore third = nodes.open(Gate.OPEN);
        assertThat(Await.value(third.adopted())).isZero();
    }

    @Test
    void nodeThatDiesWhileItAdoptsLeavesTheSlotToTheNext() {
        commit(first, 1);
        HoldingGate secondGate = new HoldingGate();
        ScyllaMessageStore second = nodes.open(secondGate);
        HoldingGate.Held cut = secondGate.holdBefore(CoreQuery.SLOT_ROLLED);
        CompletionStage<Integer> adopting = nodes.adoptUntil(cut, second);

        ScyllaMessageStore third = nodes.open(Gate.OPEN);
        assertThat(nodes.adopt(third)).isEqualTo(1);
        assertThat(numbers(drained(third, 1))).containsExactly(1L);
        cut.lose();
        assertThat(Await.value(adopting)).isZero();
    }

    @Test
    void slotThatAnotherNodeTakesFirstIsGivenUp() {
        commit(first, 1);
        HoldingGate secondGate = new HoldingGate();
        ScyllaMessageStore second = nodes.open(secondGate);
        HoldingGate.Held take = secondGate.holdBefore(CoreQuery.SLOT_TAKE);
        CompletionStage<Integer> adopting = nodes.adoptUntil(take, second);
        ScyllaMessageStore third = adoptedBeside(second);
        take.release();

        assertThat(Await.value(adopting)).isZero();
        assertThat(numbers(drained(third, 1))).containsExactly(1L);
    }

    @Test
    void slotThatAnotherNodeTakesFirstIsWaitedForWhenAnOwnerWantsIt() {
        commit(first, 1);
        HoldingGate secondGate = new HoldingGate();
        ScyllaMessageStore second = nodes.open(secondGate);
        HoldingGate.Held take = secondGate.holdBefore(CoreQuery.SLOT_TAKE);
        CompletionStage<Integer> adopting = nodes.adoptUntil(take, second);
        CompletionStage<Lease> owner = second.owners().lease(GUILD);
        ScyllaMessageStore third = adoptedBeside(second);
        take.release();
        nodes.passLease(second, third);
        assertThat(owner.toCompletableFuture()).isNotDone();

        third.close();
        assertThat(lease(second).epoch()).isEqualTo(3);
        assertThat(Await.value(owner).epoch()).isEqualTo(3);
        assertThat(Await.value(adopting)).isEqualTo(1);
    }

    private ScyllaMessageStore adoptedBeside(ScyllaMessageStore second) {
        ScyllaMessageStore third = nodes.open(Gate.OPEN);
        assertThat(nodes.adopt(third, second)).isEqualTo(1);
        return third;
    }

    @Test
    void processThatWasPausedForTooLongDrainsUnderItsNewTenure() {
        commit(first, 1, 2);
        OutboxPart before = part(first);
        OutboxEntry entry = Await.value(before.read(1)).getFirst();
        nodes.pause();
        assertThat(Await.failure(before.read(1))).isInstanceOf(LeaseLost.class);
        assertThat(first.outbox().waiting()).isEmpty();

        assertThat(Await.value(first.adopted())).isEqualTo(1);
        before.taken(entry);
        assertThat(numbers(drained(first, 2))).containsExactly(1L, 2L);
    }

    // ---- what a test does ------------------------------------------------------------------------------------------

    private ScyllaMessageStore takenOver() {
        return takenOver(Gate.OPEN);
    }

    private ScyllaMessageStore takenOver(Gate held) {
        ScyllaMessageStore store = nodes.open(held);
        lease(store);
        return store;
    }

    private Lease lease(ScyllaMessageStore store) {
        return nodes.lease(store, GUILD);
    }

    private static Change own() {
        return new Change.PutLastPin(new ChannelId(5), Instant.EPOCH);
    }

    /// Not more at once than one connection takes on a busy machine.
    private void commit(ScyllaMessageStore store, long... numbers) {
        Lease lease = lease(store);
        for (int from = 0; from < numbers.length; from += AT_ONCE) {
            LongStream.of(Arrays.copyOfRange(numbers, from, Math.min(numbers.length, from + AT_ONCE)))
                    .mapToObj(number -> hand(store, lease, number))
                    .toList()
                    .forEach(Await::value);
        }
    }

    private static CompletionStage<Void> hand(ScyllaMessageStore store, Lease lease, long number) {
        Change change = new Change.PutMessage(Rows.message(5, number, "text"));
        return store.owners().commit(lease, new Commit(GUILD, number, List.of(change)));
    }

    private static OutboxPart part(ScyllaMessageStore store) {
        return store.outbox().waiting().getFirst();
    }

    /// Of the guild's slot, once something waits there.
    private static List<OutboxEntry> read(ScyllaMessageStore store, int max) {
        Semaphore news = new Semaphore(0);
        store.outbox().onNews(news::release);
        while (store.outbox().waiting().isEmpty()) {
            await(news);
        }
        return Await.value(part(store).read(max));
    }

    private static void await(Semaphore news) {
        try {
            assertThat(news.tryAcquire(120, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static List<OutboxEntry> takeSome(ScyllaMessageStore store, int max) {
        List<OutboxEntry> entries = read(store, max);
        if (!entries.isEmpty()) part(store).taken(entries.getLast());
        return entries;
    }

    private static void takeOne(ScyllaMessageStore store) {
        takeSome(store, 1);
    }

    /// All up to the commit of that number, taken.
    private static List<OutboxEntry> drained(ScyllaMessageStore store, long lastNumber) {
        List<OutboxEntry> all = new ArrayList<>();
        while (all.isEmpty() || all.getLast().commit().number() < lastNumber) {
            all.addAll(takeSome(store, ALL));
        }
        return all;
    }

    private static List<Long> numbers(List<OutboxEntry> entries) {
        return entries.stream().map(entry -> entry.commit().number()).toList();
    }

    private static long runs(ScyllaMessageStore store, CoreQuery query) {
        return store.stats().stream()
                .filter(each -> each.query().equals(query.name()))
                .mapToLong(QueryStats::runs)
                .sum();
    }
}
