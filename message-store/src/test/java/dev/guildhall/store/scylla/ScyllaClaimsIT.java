package dev.guildhall.store.scylla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.store.Await;
import dev.guildhall.store.Change;
import dev.guildhall.store.Claim;
import dev.guildhall.store.Claims;
import dev.guildhall.store.ClaimsContract;
import dev.guildhall.store.Commit;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.Owners;
import dev.guildhall.store.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScyllaStores.class)
final class ScyllaClaimsIT extends ClaimsContract {
    private static final OwnerId ANNA = Owners.user(21);
    private static final OwnerId BEN = Owners.user(22);

    @Override
    protected MessageStore open() {
        return ScyllaStores.store(clock);
    }

    private static Claim name(OwnerId owner) {
        return new Claim(Claim.Kind.USERNAME, "fest", owner);
    }

    private boolean claim(OwnerId owner) {
        return Await.value(store.claims().claim(name(owner)));
    }

    private Optional<OwnerId> holder() {
        return Await.value(store.claims().holder(Claim.Kind.USERNAME, "fest"));
    }

    /// As a successor, or a request that was long on its way, writes the change of a commit.
    private void written(Change change, long atUs) {
        ScyllaClaims claims = (ScyllaClaims) store.claims();
        Await.value(
                switch (change) {
                    case Change.HoldClaim hold -> claims.hold(hold.claim(), atUs);
                    case Change.ReleaseClaim release -> claims.release(release.claim(), atUs);
                    default -> throw new IllegalArgumentException(change.toString());
                });
    }

    @Test
    void ofManyWhoClaimAtOnceOnTwoNodesOneWins() {
        try (MessageStore other = open()) {
            List<Claims> nodes = List.of(store.claims(), other.claims());
            for (int round = 0; round < 10; round++) {
                String name = "both" + round;
                List<CompletionStage<Boolean>> claims = LongStream.range(1, 41)
                        .parallel()
                        .mapToObj(id ->
                                nodes.get((int) (id % 2)).claim(new Claim(Claim.Kind.USERNAME, name, Owners.user(id))))
                        .toList();
                assertThat(claims.stream().filter(Await::value)).hasSize(1);
            }
        }
    }

    @Test
    void ofManyWhoTakeOverWhatRanOutOneWins() {
        try (MessageStore other = open()) {
            List<Claims> nodes = List.of(store.claims(), other.claims());
            assertThat(claim(ANNA)).isTrue();
            clock.pass(Claims.PENDING.plusMillis(1));
            List<CompletionStage<Boolean>> claims = LongStream.range(31, 51)
                    .parallel()
                    .mapToObj(id -> nodes.get((int) (id % 2)).claim(name(Owners.user(id))))
                    .toList();
            assertThat(claims.stream().filter(Await::value)).hasSize(1);
        }
    }

    @Test
    void commitWhoseClaimIsOldStartsItsMinuteAgain() {
        assertThat(claim(ANNA)).isTrue();
        clock.pass(Duration.ofSeconds(61));
        commit(ANNA, new Change.HoldClaim(name(ANNA)));

        assertThat(claim(BEN)).isFalse();
        assertThat(holder()).contains(ANNA);
    }

    @Test
    void commitsBehindOneThatWasRefusedAreRefusedAndItsNumberIsFree() {
        assertThat(claim(BEN)).isTrue();
        CompletionStage<Void> refused =
                store.owners().commit(lease(ANNA), new Commit(ANNA, 1, List.of(new Change.HoldClaim(name(ANNA)))));
        CompletionStage<Void> behind = store.owners().commit(lease(ANNA), new Commit(ANNA, 2, List.of()));

        assertThat(Await.failure(refused)).isInstanceOf(StoreUnavailable.class);
        assertThat(Await.failure(behind)).isInstanceOf(StoreUnavailable.class);
        Await.value(store.owners().commit(lease(ANNA), new Commit(ANNA, 1, List.of())));
        assertThat(Await.value(store.owners().lastNumber(ANNA))).isEqualTo(1);
    }

    @Test
    void nameThatWasHeldAndReleasedInOneGoIsFree() {
        for (int round = 0; round < 5; round++) {
            assertThat(claim(ANNA)).isTrue();
            CompletionStage<Void> held = submit(ANNA, new Change.HoldClaim(name(ANNA)));
            CompletionStage<Void> released = submit(ANNA, new Change.ReleaseClaim(name(ANNA)));
            Await.value(held);
            Await.value(released);
            assertThat(holder()).isEmpty();
        }
        assertThat(claim(BEN)).isTrue();
    }

    @Test
    void changesThatAreWrittenAgainLeaveWhatTheLastOfThemLeft() {
        Change hold = new Change.HoldClaim(name(ANNA));
        Change release = new Change.ReleaseClaim(name(ANNA));
        assertThat(claim(ANNA)).isTrue();
        written(hold, 1);
        written(hold, 1);
        assertThat(holder()).contains(ANNA);
        written(release, 2);
        written(release, 2);
        assertThat(holder()).isEmpty();

        assertThat(claim(ANNA)).isTrue();
        written(hold, 3);
        written(release, 2);
        written(hold, 1);
        assertThat(holder()).contains(ANNA);
        written(release, 4);
        assertThat(holder()).isEmpty();
    }

    @Test
    void commitThatIsWrittenAfterAnotherGotItsNameStandsWithoutIt() {
        assertThat(claim(ANNA)).isTrue();
        clock.pass(Claims.PENDING.plusMillis(1));
        assertThat(claim(BEN)).isTrue();

        written(new Change.HoldClaim(name(ANNA)), 1);
        assertThat(holder()).isEmpty();
        commit(BEN, new Change.HoldClaim(name(BEN)));
        written(new Change.HoldClaim(name(ANNA)), 1);
        written(new Change.ReleaseClaim(name(ANNA)), 2);
        assertThat(holder()).contains(BEN);
    }

    @Test
    void commitThatIsWrittenLateTakesItsNameBackFromOneWhoLeftItPending() {
        assertThat(claim(ANNA)).isTrue();
        clock.pass(Claims.PENDING.plusMillis(1));
        assertThat(claim(BEN)).isTrue();
        clock.pass(Claims.PENDING.plusMillis(1));

        written(new Change.HoldClaim(name(ANNA)), 1);
        assertThat(holder()).contains(ANNA);
    }
}
