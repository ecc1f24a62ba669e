package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What [Claims] promises.
public abstract class ClaimsContract extends StoreContract {
    private static final OwnerId RIVAL = Owners.user(12);

    private static Claim name(OwnerId owner) {
        return new Claim(Claim.Kind.USERNAME, "anna", owner);
    }

    private boolean claim(Claim claim) {
        return Await.value(store.claims().claim(claim));
    }

    private Optional<OwnerId> holder() {
        return Await.value(store.claims().holder(Claim.Kind.USERNAME, "anna"));
    }

    @Test
    void aPendingClaimKeepsOthersOutButHasNoHolder() {
        assertThat(claim(name(USER))).isTrue();
        assertThat(claim(name(RIVAL))).isFalse();
        assertThat(holder()).isEmpty();
    }

    @Test
    void anOwnerMayClaimAgainWhatItClaimed() {
        assertThat(claim(name(USER))).isTrue();
        assertThat(claim(name(USER))).isTrue();
    }

    @Test
    void aPendingClaimRunsOutAfterItsMinute() {
        assertThat(claim(name(USER))).isTrue();
        clock.pass(Claims.PENDING);
        assertThat(claim(name(RIVAL))).isFalse();
        clock.pass(Duration.ofMillis(1));
        assertThat(claim(name(RIVAL))).isTrue();
        assertThat(claim(name(USER))).isFalse();
    }

    @Test
    void aClaimMadeAgainStartsItsMinuteAgain() {
        assertThat(claim(name(USER))).isTrue();
        clock.pass(Duration.ofSeconds(50));
        assertThat(claim(name(USER))).isTrue();
        clock.pass(Duration.ofSeconds(50));
        assertThat(claim(name(RIVAL))).isFalse();
    }

    @Test
    void aHeldNameIsHeldForGood() {
        assertThat(claim(name(USER))).isTrue();
        commit(USER, new Change.HoldClaim(name(USER)));
        clock.pass(Duration.ofDays(1000));

        assertThat(claim(name(RIVAL))).isFalse();
        assertThat(holder()).contains(USER);
        assertThat(claim(name(USER))).isTrue();
        assertThat(holder()).contains(USER);
    }

    @Test
    void aReleasedNameIsFree() {
        assertThat(claim(name(USER))).isTrue();
        commit(USER, new Change.HoldClaim(name(USER)));
        commit(USER, new Change.ReleaseClaim(name(USER)));

        assertThat(holder()).isEmpty();
        assertThat(claim(name(RIVAL))).isTrue();
    }

    @Test
    void nobodyReleasesAnothersName() {
        assertThat(claim(name(USER))).isTrue();
        commit(USER, new Change.HoldClaim(name(USER)));
        commit(RIVAL, new Change.ReleaseClaim(name(RIVAL)));

        assertThat(holder()).contains(USER);
    }

    @Test
    void aCommitWhoseClaimRanOutAndWasTakenDoesNothing() {
        assertThat(claim(name(USER))).isTrue();
        clock.pass(Duration.ofSeconds(61));
        assertThat(claim(name(RIVAL))).isTrue();

        CompletionStage<Void> late =
                submit(USER, new Change.PutAccount(Rows.fullAccount(11)), new Change.HoldClaim(name(USER)));
        assertThat(Await.failure(late)).isInstanceOf(StoreUnavailable.class);
        assertThat(Await.value(store.owners().lastNumber(USER))).isZero();
        assertThat(holder()).isEmpty();
        commit(RIVAL, new Change.HoldClaim(name(RIVAL)));
        assertThat(holder()).contains(RIVAL);
    }

    @Test
    void kindsAndNamesAreApart() {
        assertThat(claim(name(USER))).isTrue();
        assertThat(claim(new Claim(Claim.Kind.EMAIL, "anna", RIVAL))).isTrue();
        assertThat(claim(new Claim(Claim.Kind.USERNAME, "ann", RIVAL))).isTrue();
        assertThat(claim(new Claim(Claim.Kind.INVITE_CODE, "anna", RIVAL))).isTrue();
        assertThat(claim(new Claim(Claim.Kind.VANITY_NAME, "anna", RIVAL))).isTrue();
    }

    @Test
    void ofManyWhoClaimAtOnceOneWins() {
        for (int round = 0; round < 20; round++) {
            String name = "name" + round;
            List<CompletionStage<Boolean>> claims = LongStream.range(1, 50)
                    .parallel()
                    .mapToObj(id -> store.claims().claim(new Claim(Claim.Kind.USERNAME, name, Owners.user(id))))
                    .toList();
            assertThat(claims.stream().filter(Await::value)).hasSize(1);
        }
    }

    @Test
    void claimsAreThereAfterReopening() {
        assertThat(claim(name(USER))).isTrue();
        reopen();
        assertThat(claim(name(RIVAL))).isFalse();
        commit(USER, new Change.HoldClaim(name(USER)));
        reopen();
        assertThat(holder()).contains(USER);
    }

    @Test
    void aClaimantIsKnownBeforeItHoldsTheName() {
        assertThat(claimant()).isEmpty();
        assertThat(claim(name(USER))).isTrue();
        assertThat(claimant()).contains(USER);
        commit(USER, new Change.HoldClaim(name(USER)));
        clock.pass(Duration.ofDays(1000));
        assertThat(claimant()).contains(USER);
    }

    @Test
    void aClaimThatRanOutHasNoClaimant() {
        assertThat(claim(name(USER))).isTrue();
        clock.pass(Claims.PENDING);
        assertThat(claimant()).contains(USER);
        clock.pass(Duration.ofMillis(1));
        assertThat(claimant()).isEmpty();
    }

    private Optional<OwnerId> claimant() {
        return Await.value(store.claims().claimant(Claim.Kind.USERNAME, "anna"));
    }

    @Test
    void twoUsersHaveOneNameTogether() {
        UserId one = new UserId(9);
        UserId other = new UserId(-1);

        assertThat(Claim.ofPair(one, other)).isEqualTo(Claim.ofPair(other, one)).isEqualTo(one + ":" + other);
    }
}
