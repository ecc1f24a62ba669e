package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.row.ClaimRow;
import dev.guildhall.store.row.OwnerCode;
import java.time.Instant;
import java.util.Optional;

/// The row of a name.
///
/// @param atUs the time of the owner's last commit that held the name, 0 before the first
record StoredClaim(OwnerId owner, boolean held, long claimedMs, long atUs) {
    static StoredClaim pending(OwnerId owner, Instant since) {
        return new StoredClaim(owner, false, since.toEpochMilli(), 0);
    }

    static StoredClaim of(Row row) {
        return new StoredClaim(
                OwnerCode.owner(row.getByte("owner_kind"), row.getLong("owner")),
                row.getBoolean("held"),
                row.getLong("claimed_ms"),
                row.getLong("at_us"));
    }

    /// What a conditional statement that was not done met; empty when there is no such row.
    static Optional<StoredClaim> met(Row answer) {
        boolean there = answer.getColumnDefinitions().contains("owner") && !answer.isNull("owner");
        return there ? Optional.of(of(answer)) : Optional.empty();
    }

    StoredClaim heldAt(long us) {
        return new StoredClaim(owner, true, claimedMs, us);
    }

    boolean keepsOut(OwnerId other, Instant now) {
        return row().keepsOut(other, now);
    }

    boolean stands(Instant now) {
        return row().stands(now);
    }

    private ClaimRow row() {
        return new ClaimRow(owner, held, Instant.ofEpochMilli(claimedMs));
    }
}
