package dev.guildhall.store;

/// The right to commit for a slot of the ring, as the store granted it. `epoch` grows with each grant. On the
/// embedded store the lock file is the lease: one epoch for a process's life.
///
/// @param idsAboveMs Unix milliseconds that no id of an earlier holder reached: ids issued under the lease begin
///     there, also where this node's clock is behind
/// @param aloneSince the first epoch since which nobody but this process had the slot, however often it lost its lease
public record Lease(long epoch, long idsAboveMs, long aloneSince) {
    /// Where one process issues all ids.
    public Lease(long epoch) {
        this(epoch, 0, epoch);
    }

    /// Whether nobody else wrote since that epoch, which was this process's: what is there is what it wrote.
    public boolean continues(long earlier) {
        return aloneSince <= earlier;
    }
}
