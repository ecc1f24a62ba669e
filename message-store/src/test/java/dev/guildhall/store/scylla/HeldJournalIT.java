package dev.guildhall.store.scylla;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.id.UserId;
import dev.guildhall.servers.ServerKind;
import dev.guildhall.servers.Servers;
import dev.guildhall.servers.TcpProxy;
import dev.guildhall.store.Await;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.LeaseLost;
import dev.guildhall.store.ManualClock;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.WorkerIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A journal write that stands still in the network for longer than the lease of whoever sent it, while another node
/// takes over. Leases go by the test's time.
@ExtendWith(ScyllaStores.class)
final class HeldJournalIT {
    private static final UserId USER = new UserId(7);
    private static final OwnerId OWNER = new OwnerId.OfUser(USER);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration HELD_FOR = Duration.ofSeconds(30);
    private static final AuthSessionId HELD = new AuthSessionId(11);
    private static final AuthSessionId SUCCESSORS = new AuthSessionId(22);
    private static final AuthSessionId LATER = new AuthSessionId(33);

    private final ManualClock clock = new ManualClock();
    private final AtomicLong nowNs = new AtomicLong();
    private final HoldingGate gate = new HoldingGate();

    @Test
    void journalWriteHeldForThirtySecondsIsNeverAcknowledgedAndNeverSeen() throws InterruptedException {
        try (TcpProxy proxy = TcpProxy.to(Servers.ofRun(ServerKind.CASSANDRA).port());
                ScyllaMessageStore first = ScyllaStores.through(proxy.port(), clock, nowNs::get, LEASE, gate)) {
            Lease lease = Await.value(first.owners().lease(OWNER));
            long id = generator(first).next();
            // Everything before the write itself is done, so the write is what the proxy holds.
            HoldingGate.Held sent = gate.holdBefore(CoreQuery.JOURNAL_PUT);
            CompletionStage<Void> held = commit(first, lease, 1, HELD);
            sent.awaitReached();
            proxy.holdRequests();
            sent.release();
            proxy.awaitHeldRequest();

            Lease taken;
            try (ScyllaMessageStore second = open()) {
                taken = passUntilLeased(second);
                assertThat(lastNumber(second)).isZero();
                Await.value(commit(second, taken, 1, SUCCESSORS));
                assertThat(held.toCompletableFuture()).isNotDone();

                proxy.pass();
                assertThat(Await.failure(held)).isInstanceOf(LeaseLost.class);
                assertThat(journal(lease.epoch()))
                        .as("shadowed where it arrived")
                        .isZero();
                assertSuccessorsAlone(second);
                Await.value(commit(second, taken, 2, LATER));
                IdGenerator ids = generator(second);
                ids.raise(taken.idsAboveMs());
                assertThat(ids.next()).isGreaterThan(id);
            }
            assertNextFindsWhatTheSuccessorWrote(taken);
        }
    }

    private void assertNextFindsWhatTheSuccessorWrote(Lease successors) {
        try (ScyllaMessageStore third = open()) {
            assertThat(Await.value(third.owners().lease(OWNER)).epoch()).isEqualTo(successors.epoch() + 1);
            assertThat(lastNumber(third)).isEqualTo(2);
            assertSuccessorsAlone(third);
            assertThat(stands(third, LATER)).isTrue();
        }
    }

    private ScyllaMessageStore open() {
        return ScyllaStores.open(clock, nowNs::get, LEASE, Gate.OPEN);
    }

    /// Time passes as often as the store looks; its own lease is renewed meanwhile.
    private Lease passUntilLeased(ScyllaMessageStore store) {
        CompletionStage<Lease> taking = store.owners().lease(OWNER);
        while (!taking.toCompletableFuture().isDone() || nowNs.get() < HELD_FOR.toNanos()) {
            nowNs.addAndGet(LEASE.dividedBy(4).toNanos());
            Await.value(store.renewed());
        }
        return Await.value(taking);
    }

    private static IdGenerator generator(ScyllaMessageStore store) {
        WorkerIds.Worker worker = store.workers().acquire();
        return new IdGenerator(new ManualClock(), worker.number(), worker.floorMs(), worker.reservation());
    }

    private static CompletionStage<Void> commit(
            ScyllaMessageStore store, Lease lease, long number, AuthSessionId login) {
        Change change = new Change.PutAuthSession(USER, login, Instant.EPOCH);
        return store.owners().commit(lease, new Commit(OWNER, number, List.of(change)));
    }

    private static long lastNumber(ScyllaMessageStore store) {
        return Await.value(store.owners().lastNumber(OWNER));
    }

    private static void assertSuccessorsAlone(ScyllaMessageStore store) {
        assertThat(stands(store, SUCCESSORS)).isTrue();
        assertThat(stands(store, HELD)).isFalse();
    }

    private static boolean stands(ScyllaMessageStore store, AuthSessionId login) {
        return Await.value(store.accounts().authSessionStands(USER, login));
    }

    private static int journal(long epoch) {
        try (CqlSession session = ScyllaStores.session()) {
            return session.execute("SELECT seq FROM journal WHERE slot = %d AND epoch = %d AND segment = 0"
                            .formatted(Slot.of(OWNER).number(), epoch))
                    .all()
                    .size();
        }
    }
}
