package dev.guildhall.store.row;

import dev.guildhall.store.Claims;
import dev.guildhall.store.OwnerId;
import java.time.Instant;

/// Who has a name: held for good, or pending since `claimedAt`.
public record ClaimRow(OwnerId owner, boolean held, Instant claimedAt) {
    private static final int VERSION = 1;

    /// Whether `other` may not take the name at `now`.
    public boolean keepsOut(OwnerId other, Instant now) {
        return !owner.equals(other) && stands(now);
    }

    /// Held, or pending for no longer than that keeps others out.
    public boolean stands(Instant now) {
        return held || !claimedAt.plus(Claims.PENDING).isBefore(now);
    }

    public byte[] encode() {
        return new RowWriter(VERSION)
                .int8(OwnerCode.of(owner))
                .int64(owner.number())
                .flag(held)
                .instant(claimedAt)
                .bytes();
    }

    public static ClaimRow decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new ClaimRow(OwnerCode.owner(row.int8(), row.int64()), row.flag(), row.instant());
    }
}
