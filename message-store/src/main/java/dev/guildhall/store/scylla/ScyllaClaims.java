package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.store.Change;
import dev.guildhall.store.Claim;
import dev.guildhall.store.Claims;
import dev.guildhall.store.Commit;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.StoreUnavailable;
import dev.guildhall.store.row.ClaimCode;
import dev.guildhall.store.row.OwnerCode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Names as rows that conditional statements alone write. Each reads the row and replaces exactly what was read, or
/// looks again: what it met instead comes with the refusal. Somebody always gets ahead, so nobody looks long.
///
/// A hold is part of a commit. Before that goes into the journal, [#renew] makes sure that its names are the owner's
/// and starts their minute again; a commit whose names are somebody else's is refused there, as on the embedded
/// store. From then on it cannot be refused. Its hold takes what a claim would get: the owner's own, what is free,
/// what ran out. If it meets a name that keeps it out all the same, then whoever wrote the commit died before its
/// rows were there, and nobody asked for the owner again until the minute was over and another had claimed the name.
/// That commit was never acknowledged, the other's was or will be. So the other keeps the name: the commit stands
/// without it, nobody is led to its owner by it, and a later release of it does nothing. It is logged as an error.
///
/// A hold or release that is written again, or arrives late, does nothing when a later hold of the same owner is
/// there. Holds and releases of one owner follow each other (see [RowWriting]), so that writing a journal's tail
/// again ends where the tail ends; in between, a name that it holds and releases may be held for a moment.
final class ScyllaClaims implements Claims {
    private static final Logger LOG = LoggerFactory.getLogger(ScyllaClaims.class);

    /// Looks at a row that others keep changing.
    private static final int LOOKS_MAX = 32;

    private final Cql cql;
    private final InstantSource clock;

    ScyllaClaims(Cql cql, InstantSource clock) {
        this.cql = cql;
        this.clock = clock;
    }

    /// What a name's row becomes: the same for no change, empty to remove it.
    private record Step(Optional<StoredClaim> from, Optional<StoredClaim> to) {
        boolean still() {
            return from.equals(to);
        }
    }

    /// The first look need not see what is under way: whoever it misses is met by the conditional statement.
    @Override
    public CompletionStage<Boolean> claim(Claim claim) {
        Instant now = clock.instant();
        UnaryOperator<Optional<StoredClaim>> claimed = found -> {
            if (found.isEmpty()) return Optional.of(StoredClaim.pending(claim.owner(), now));
            StoredClaim there = found.get();
            boolean own = there.owner().equals(claim.owner());
            boolean asItIs = own ? there.held() : there.stands(now);
            return asItIs ? found : Optional.of(StoredClaim.pending(claim.owner(), now));
        };
        return change(PersonQuery.CLAIM_READ, claim, claimed)
                .thenApply(after ->
                        after.filter(each -> each.owner().equals(claim.owner())).isPresent());
    }

    @Override
    public CompletionStage<Optional<OwnerId>> holder(Claim.Kind kind, String name) {
        return read(PersonQuery.CLAIM_READ, kind, name)
                .thenApply(found -> found.filter(StoredClaim::held).map(StoredClaim::owner));
    }

    @Override
    public CompletionStage<Optional<OwnerId>> claimant(Claim.Kind kind, String name) {
        return read(PersonQuery.CLAIM_READ, kind, name)
                .thenApply(found ->
                        found.filter(each -> each.stands(clock.instant())).map(StoredClaim::owner));
    }

    /// Called before the commit goes into the journal. False when a name that it holds is somebody else's by now.
    CompletionStage<Boolean> renew(Commit commit) {
        CompletionStage<Boolean> ours = CompletableFuture.completedFuture(true);
        for (Change change : commit.changes()) {
            if (change instanceof Change.HoldClaim hold) {
                ours = ours.thenCompose(so -> so ? claim(hold.claim()) : CompletableFuture.completedFuture(false));
            }
        }
        return ours;
    }

    CompletionStage<Void> hold(Claim claim, long atUs) {
        Instant now = clock.instant();
        UnaryOperator<Optional<StoredClaim>> held = found -> {
            boolean own =
                    found.filter(there -> there.owner().equals(claim.owner())).isPresent();
            boolean later = own && found.get().atUs() >= atUs;
            boolean keptOut =
                    found.filter(there -> there.keepsOut(claim.owner(), now)).isPresent();
            if (later || keptOut) return found;
            StoredClaim base = own ? found.get() : StoredClaim.pending(claim.owner(), now);
            return Optional.of(base.heldAt(atUs));
        };
        return change(PersonQuery.CLAIM_SETTLED, claim, held).thenAccept(after -> {
            if (after.filter(each -> !each.owner().equals(claim.owner())).isPresent()) {
                // Without the name: it may be an address.
                LOG.error(
                        "{} committed a name of kind {} that {} has by now",
                        claim.owner(),
                        claim.kind(),
                        after.get().owner());
            }
        });
    }

    CompletionStage<Void> release(Claim claim, long atUs) {
        UnaryOperator<Optional<StoredClaim>> released =
                found -> found.filter(there -> !there.owner().equals(claim.owner()) || there.atUs() > atUs);
        return change(PersonQuery.CLAIM_SETTLED, claim, released).thenApply(_ -> null);
    }

    /// What the row is afterwards.
    private CompletionStage<Optional<StoredClaim>> change(
            PersonQuery look, Claim claim, UnaryOperator<Optional<StoredClaim>> as) {
        return read(look, claim.kind(), claim.name()).thenCompose(found -> change(claim, found, as, LOOKS_MAX));
    }

    private CompletionStage<Optional<StoredClaim>> change(
            Claim claim, Optional<StoredClaim> found, UnaryOperator<Optional<StoredClaim>> as, int looks) {
        Step step = new Step(found, as.apply(found));
        if (step.still()) return CompletableFuture.completedFuture(found);
        if (looks == 0) {
            return CompletableFuture.failedFuture(new StoreUnavailable("a name is claimed by too many at once"));
        }
        return run(claim, step)
                .thenCompose(answer -> answer.getBoolean("[applied]")
                        ? CompletableFuture.completedFuture(step.to())
                        : change(claim, StoredClaim.met(answer), as, looks - 1));
    }

    private CompletionStage<Row> run(Claim claim, Step step) {
        byte kind = ClaimCode.of(claim.kind());
        List<Object> values = new ArrayList<>();
        if (step.from().isEmpty()) {
            values.addAll(List.of(kind, claim.name()));
            values.addAll(columns(step.to().orElseThrow()));
            return cql.conditional(PersonQuery.CLAIM_INSERT, values.toArray());
        }
        step.to().ifPresent(to -> values.addAll(columns(to)));
        values.addAll(List.of(kind, claim.name()));
        values.addAll(columns(step.from().get()));
        return cql.conditional(
                step.to().isPresent() ? PersonQuery.CLAIM_REPLACE : PersonQuery.CLAIM_DELETE, values.toArray());
    }

    private static List<Object> columns(StoredClaim claim) {
        return List.of(
                OwnerCode.of(claim.owner()), claim.owner().number(), claim.held(), claim.claimedMs(), claim.atUs());
    }

    private CompletionStage<Optional<StoredClaim>> read(PersonQuery look, Claim.Kind kind, String name) {
        return cql.row(look, StoredClaim::of, ClaimCode.of(kind), name);
    }
}
