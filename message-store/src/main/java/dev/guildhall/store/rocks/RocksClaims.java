package dev.guildhall.store.rocks;

import dev.guildhall.store.Claim;
import dev.guildhall.store.Claims;
import dev.guildhall.store.CommitWeight;
import dev.guildhall.store.OwnerId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Claims through the writer, so that they order with commits.
final class RocksClaims implements Claims {
    private final GroupCommit writer;
    private final ClaimTable table;
    private final Reads reads;

    RocksClaims(GroupCommit writer, ClaimTable table, Reads reads) {
        this.writer = writer;
        this.table = table;
        this.reads = reads;
    }

    @Override
    public CompletionStage<Boolean> claim(Claim claim) {
        return writer.submit(CommitWeight.ROW_BYTES, batch -> table.claim(claim, batch));
    }

    @Override
    public CompletionStage<Optional<OwnerId>> holder(Claim.Kind kind, String name) {
        return reads.latest(view -> ClaimTable.holder(view, kind, name));
    }

    @Override
    public CompletionStage<Optional<OwnerId>> claimant(Claim.Kind kind, String name) {
        return reads.latest(view -> table.claimant(view, kind, name));
    }
}
