package dev.guildhall.store.scylla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.guildhall.common.health.Health;
import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.store.Await;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.LeaseLost;
import dev.guildhall.store.ManualClock;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.Owners;
import dev.guildhall.store.Rows;
import dev.guildhall.store.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two nodes and one owner, with the first node paused at each moment that matters. Leases go by the test's time; what
/// the first node has under way arrives when the test says.
@ExtendWith(ScyllaStores.class)
@SuppressWarnings("NullAway.Init") // JUnit opens the first node before each test.
class FencingIT {
    private static final OwnerId GUILD = Owners.guild(7);
    private static final Duration LEASE = Duration.ofSeconds(1);

    private final ManualClock clock = new ManualClock();
    private final AtomicLong nowNs = new AtomicLong();
    private final HoldingGate gate = new HoldingGate();
    private final List<ScyllaMessageStore> opened = new ArrayList<>();
    private ScyllaMessageStore first;

    /// After the tables are empty.
    @BeforeEach
    void openFirst() {
        first = open(gate);
    }

    @AfterEach
    void close() {
        opened.reversed().forEach(ScyllaMessageStore::close);
    }

    @Test
    void nodeThatWasPausedAfterItsJournalWriteDoesNotAcknowledgeAndItsSuccessorHasTheCommit() {
        Lease lease = lease(first);
        HoldingGate.Held written = gate.holdAfter(CoreQuery.JOURNAL_PUT);
        CompletionStage<Void> commit = commit(first, lease, 1);
        written.awaitReached();

        ScyllaMessageStore second = takenOver();
        assertThat(lastNumber(second)).isEqualTo(1);
        written.release();
        assertThat(Await.failure(commit)).isInstanceOf(LeaseLost.class);
    }

    /// A community that was put away for longer than a month.
    @Test
    void slotOfANodeThatTheStoreHasForgottenIsTaken() {
        Await.value(commit(first, lease(first), 1));
        first.close();
        try (CqlSession session = ScyllaStores.session()) {
            session.execute("TRUNCATE nodes");
        }
        ScyllaMessageStore second = open(Gate.OPEN);
        assertThat(lastNumber(second)).isEqualTo(1);
        Await.value(commit(second, lease(second), 2));
        assertThat(lastNumber(second)).isEqualTo(2);
    }

    /// A renewal writes the whole row: the store forgets each value a month after it was written.
    @Test
    void nodeIsRememberedAsAWholeForAsLongAsItRenewsItsLease() {
        lease(first);
        Await.value(first.renewed());
        try (CqlSession session = ScyllaStores.session()) {
            assertThat(session.execute("SELECT writetime(released), writetime(ceiling_us) FROM nodes"))
                    .allSatisfy(row -> assertThat(row.getLong(0)).isEqualTo(row.getLong(1)));
        }
    }

    @Test
    void journalWriteThatArrivesAfterTheSuccessorTookOverNeverWas() {
        Lease lease = lease(first);
        // Nobody takes it, so the journal keeps it.
        Await.value(commit(first, lease, 1, new Change.PutMessage(Rows.message(5, 1, "text"))));
        HoldingGate.Held sent = gate.holdBefore(CoreQuery.JOURNAL_PUT);
        CompletionStage<Void> commit = commit(first, lease, 2);
        sent.awaitReached();

        ScyllaMessageStore second = takenOver();
        assertThat(lastNumber(second)).isEqualTo(1);
        Await.value(commit(second, lease(second), 2));
        clock.pass(Duration.ofSeconds(30));
        sent.release();
        assertThat(Await.failure(commit)).isInstanceOf(LeaseLost.class);

        second.close();
        ScyllaMessageStore third = open(Gate.OPEN);
        assertThat(lastNumber(third)).isEqualTo(2);
        assertThat(journal(lease.epoch())).isEqualTo(1);
    }

    @Test
    void rowsThatArriveAfterTheSuccessorWroteLaterOnesChangeNothing() {
        Lease lease = lease(first);
        HoldingGate.Held rows = gate.holdBefore(CoreQuery.NUMBER_PUT);
        CompletionStage<Void> commit = commit(first, lease, 1);
        rows.awaitReached();

        ScyllaMessageStore second = takenOver();
        assertThat(lastNumber(second)).isEqualTo(1);
        Await.value(commit(second, lease(second), 2));
        rows.release();
        // In the journal while the lease lived, so it is true whoever says it.
        Await.value(commit);

        second.close();
        assertThat(lastNumber(open(Gate.OPEN))).isEqualTo(2);
    }

    @Test
    void renewalThatIsAnsweredTooLateDoesNotBringTheLeaseBack() {
        Lease lease = lease(first);
        HoldingGate.Held renewed = gate.holdAfter(CoreQuery.NODE_RENEW);
        first.renew();
        renewed.awaitReached();
        ScyllaMessageStore second = takenOver();
        renewed.release();

        assertThat(Await.failure(commit(first, lease, 1))).isInstanceOf(LeaseLost.class);
        Await.value(commit(second, lease(second), 1));
    }

    @Test
    void nodeWhoseLeaseRanOutIsDownUntilItsOwnRenewalBeginsANewOne() {
        assertThat(first.health()).isEqualTo(Health.UP);
        nowNs.addAndGet(LEASE.multipliedBy(3).toNanos());
        assertThat(first.health().state()).isEqualTo(Health.State.DOWN);

        // No owner starts meanwhile: none is sent to a node that is down.
        first.renew();
        Await.until(() -> first.health().state() == Health.State.UP);
    }

    @Test
    void nodeThatWasPausedForTooLongBeginsAnew() {
        Lease lease = lease(first);
        IdGenerator ids = generator(first, clock);
        long before = ids.next();
        Await.value(commit(first, lease, 1));
        nowNs.addAndGet(LEASE.multipliedBy(3).toNanos());

        assertThat(Await.failure(commit(first, lease, 2))).isInstanceOf(LeaseLost.class);
        Lease next = passUntilLeased(first);
        assertThat(next.epoch()).isGreaterThan(lease.epoch());
        assertThat(lastNumber(first)).isEqualTo(1);
        Await.value(commit(first, next, 2));
        ids.raise(next.idsAboveMs());
        assertThat(ids.next()).isGreaterThan(before);
    }

    /// Each time it asks for its worker number under a new lease, or for a higher ceiling, and no answer comes: it
    /// finds
    /// the number again, whatever became of the questions.
    @Test
    void nodeWhoseQuestionsForItsWorkerNumberWereLostFindsItAgain() {
        IdGenerator ids = generator(first, clock);
        long before = ids.next();
        for (boolean heard : List.of(true, false)) {
            Await.value(first.owners().lease(GUILD));
            HoldingGate.Held raised =
                    heard ? gate.holdAfter(CoreQuery.WORKER_RAISE) : gate.holdBefore(CoreQuery.WORKER_RAISE);
            raised.lose();
            clock.pass(Duration.ofSeconds(30));
            assertThatThrownBy(ids::next).isInstanceOf(StoreUnavailable.class);

            nowNs.addAndGet(LEASE.multipliedBy(3).toNanos());
            HoldingGate.Held taken =
                    heard ? gate.holdAfter(CoreQuery.WORKER_TAKE) : gate.holdBefore(CoreQuery.WORKER_TAKE);
            taken.lose();
            assertThat(Await.failure(first.owners().lease(GUILD))).isInstanceOf(StoreUnavailable.class);
            passUntilLeased(first);
            clock.pass(Duration.ofSeconds(30));
            long after = ids.next();
            assertThat(after).isGreaterThan(before);
            before = after;
        }
    }

    /// By the timer alone: no owner asks for anything.
    @Test
    void nodeWhoseLeaseIsOverGetsAnotherWithoutBeingAsked() {
        IdGenerator ids = generator(first, clock);
        long before = ids.next();
        nowNs.addAndGet(LEASE.multipliedBy(3).toNanos());
        first.renew();
        Await.value(first.renewed());
        clock.pass(Duration.ofSeconds(30));
        assertThat(ids.next()).isGreaterThan(before);
    }

    /// After an outage that was longer than the lease: the store was not there to be told that it is over.
    @Test
    void ownLeaseThatCouldNotBeGivenUpIsNotWaitedFor() {
        Lease lease = lease(first);
        Await.value(commit(first, lease, 1));
        gate.holdBefore(CoreQuery.NODE_RELEASE).lose();
        nowNs.addAndGet(LEASE.multipliedBy(3).toNanos());

        Lease next = lease(first);
        assertThat(next.epoch()).isEqualTo(lease.epoch() + 1);
        assertThat(lastNumber(first)).isEqualTo(1);
    }

    @Test
    void leaseContinuesAnEarlierOneWhereNobodyElseHadTheSlotBetween() {
        Lease lease = lease(first);
        Lease third = lease;
        for (int lost = 0; lost < 2; lost++) {
            nowNs.addAndGet(LEASE.multipliedBy(3).toNanos());
            third = passUntilLeased(first);
        }
        assertThat(third.epoch()).isGreaterThan(lease.epoch() + 1);
        assertThat(third.continues(lease.epoch())).isTrue();

        ScyllaMessageStore second = takenOver();
        assertThat(lease(second).continues(third.epoch())).isFalse();
        second.close();
        Lease again = passUntilLeased(first);
        assertThat(again.continues(third.epoch())).isFalse();
        assertThat(again.continues(again.epoch())).isTrue();
    }

    @Test
    void slotOfANodeThatLivesIsNotTaken() {
        Lease lease = lease(first);
        ScyllaMessageStore second = open(Gate.OPEN);
        CompletionStage<Lease> waiting = second.owners().lease(GUILD);
        for (int renewal = 0; renewal < 10; renewal++) {
            pass(first, second);
        }
        Await.value(commit(first, lease, 1));
        assertThat(waiting.toCompletableFuture()).isNotDone();

        first.close();
        assertThat(Await.value(waiting).epoch()).isGreaterThan(lease.epoch());
        assertThat(lastNumber(second)).isEqualTo(1);
    }

    @Test
    void plannedHandOverWaitsForNothing() {
        Lease lease = lease(first);
        Await.value(commit(first, lease, 1));
        first.close();

        ScyllaMessageStore second = open(Gate.OPEN);
        assertThat(lease(second).epoch()).isEqualTo(lease.epoch() + 1);
        assertThat(lastNumber(second)).isEqualTo(1);
    }

    @Test
    void takeOverThatWasCutShortIsFinishedByTheNext() {
        Await.value(commit(first, lease(first), 1));
        HoldingGate.Held rows = gate.holdBefore(CoreQuery.NUMBER_PUT);
        CompletionStage<Void> unfinished = commit(first, lease(first), 2);
        rows.awaitReached();

        HoldingGate secondGate = new HoldingGate();
        HoldingGate.Held cut = secondGate.holdBefore(CoreQuery.NUMBER_PUT);
        ScyllaMessageStore second = open(secondGate);
        CompletionStage<Lease> taking = second.owners().lease(GUILD);
        passUntil(cut, taking);
        ScyllaMessageStore third = takenOver();
        assertThat(lastNumber(third)).isEqualTo(2);
        cut.lose();
        rows.lose();
        assertThat(Await.failure(taking)).isInstanceOf(LeaseLost.class);
        assertThat(Await.failure(unfinished)).isInstanceOf(LeaseLost.class);
    }

    @Test
    void journalWriteThatWasNotAnsweredIsSettledByReadingBack() {
        Lease lease = lease(first);
        Await.value(commit(first, lease, 1));
        HoldingGate.Held done = gate.holdAfter(CoreQuery.JOURNAL_PUT);
        CompletionStage<Void> commit = commit(first, lease, 2);
        CompletionStage<Void> behind = commit(first, lease, 3);
        done.awaitReached();
        done.lose();

        assertThat(Await.failure(commit)).isInstanceOf(StoreUnavailable.class);
        // It came to the store all the same, so what was handed in behind it goes on.
        Await.value(behind);
        assertThat(lastNumber(first)).isEqualTo(3);
    }

    @Test
    void journalWriteThatNeverArrivedIsSettledAsNothing() {
        Lease lease = lease(first);
        Await.value(commit(first, lease, 1));
        HoldingGate.Held sent = gate.holdBefore(CoreQuery.JOURNAL_PUT);
        CompletionStage<Void> commit = commit(first, lease, 2);
        CompletionStage<Void> behind = commit(first, lease, 3);
        sent.awaitReached();
        sent.lose();

        assertThat(Await.failure(commit)).isInstanceOf(StoreUnavailable.class);
        assertThat(Await.failure(behind)).isInstanceOf(StoreUnavailable.class);
        assertThat(lastNumber(first)).isEqualTo(1);
        Await.value(commit(first, lease, 2));
        assertThat(lastNumber(first)).isEqualTo(2);
    }

    @Test
    void idsGrowAcrossATakeOverByANodeWhoseClockIsTenSecondsBehind() {
        IdGenerator before = generator(first, clock);
        Await.value(first.owners().lease(GUILD));
        long last = 0;
        for (int id = 0; id < 10_000; id++) {
            last = before.next();
        }
        ManualClock behind = new ManualClock();
        clock.pass(Duration.ofSeconds(10));
        long newest = before.next();

        ScyllaMessageStore second = open(behind, Gate.OPEN);
        IdGenerator after = generator(second, behind);
        Lease taken = passUntilLeased(second);
        after.raise(taken.idsAboveMs());
        assertThat(after.next()).isGreaterThan(newest).isGreaterThan(last);
    }

    private static IdGenerator generator(ScyllaMessageStore store, ManualClock clock) {
        var worker = store.workers().acquire();
        return new IdGenerator(clock, worker.number(), worker.floorMs(), worker.reservation());
    }

    private ScyllaMessageStore open(Gate held) {
        return open(clock, held);
    }

    private ScyllaMessageStore open(ManualClock time, Gate held) {
        ScyllaMessageStore store = ScyllaStores.open(time, nowNs::get, LEASE, held);
        opened.add(store);
        return store;
    }

    /// Another node that has the slot: the leases of those before have run out.
    private ScyllaMessageStore takenOver() {
        ScyllaMessageStore store = open(Gate.OPEN);
        passUntilLeased(store);
        return store;
    }

    /// Time passes a lease at a time, as often as the store looks. The store's own lease is renewed meanwhile.
    private Lease passUntilLeased(ScyllaMessageStore store) {
        CompletionStage<Lease> taking = store.owners().lease(GUILD);
        while (!taking.toCompletableFuture().isDone()) {
            pass(store);
        }
        return Await.value(taking);
    }

    private void passUntil(HoldingGate.Held held, CompletionStage<Lease> taking) {
        ScyllaMessageStore newest = opened.getLast();
        while (!held.isReached()) {
            assertThat(taking.toCompletableFuture()).isNotDone();
            pass(newest);
        }
    }

    private void pass(ScyllaMessageStore... keeping) {
        nowNs.addAndGet(LEASE.dividedBy(4).toNanos());
        for (ScyllaMessageStore store : keeping) {
            Await.value(store.renewed());
        }
    }

    private static Lease lease(ScyllaMessageStore store) {
        return Await.value(store.owners().lease(GUILD));
    }

    private static CompletionStage<Void> commit(ScyllaMessageStore store, Lease lease, long number, Change... changes) {
        return store.owners().commit(lease, new Commit(GUILD, number, List.of(changes)));
    }

    private static long lastNumber(ScyllaMessageStore store) {
        return Await.value(store.owners().lastNumber(GUILD));
    }

    /// How many entries the guild's journal has under an epoch.
    private static long journal(long epoch) {
        try (CqlSession session = ScyllaStores.session()) {
            return session.execute("SELECT seq FROM journal WHERE slot = %d AND epoch = %d AND segment = 0"
                            .formatted(Slot.of(GUILD).number(), epoch))
                    .all()
                    .size();
        }
    }
}
