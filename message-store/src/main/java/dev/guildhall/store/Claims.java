package dev.guildhall.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Names that must be unique over all owners.
public interface Claims {
    /// How long a claim that nobody confirmed keeps others out.
    Duration PENDING = Duration.ofSeconds(60);

    /// Called by an owner before the commit that needs the name; that commit then carries `Change.HoldClaim`.
    /// Inserts if absent, or if what is there is this owner's or a pending claim older than [#PENDING]. Durable
    /// when it completes. True when the name is now this owner's, false when another has it. Fails with
    /// [StoreUnavailable].
    CompletionStage<Boolean> claim(Claim claim);

    /// Who holds the name; pending claims do not count. Fails with [StoreUnavailable].
    CompletionStage<Optional<OwnerId>> holder(Claim.Kind kind, String name);

    /// Who holds the name, or is about to: a claim that still keeps others out counts. Fails with
    /// [StoreUnavailable].
    CompletionStage<Optional<OwnerId>> claimant(Claim.Kind kind, String name);
}
