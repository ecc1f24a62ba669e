package dev.guildhall.store;

/// The right to commit for a slot of the ring, as the store granted it. `epoch` grows with each grant. On the
/// embedded store the lock file is the lease: one epoch for a process's life.
///
/// @param idsAboveMs Unix milliseconds that no id of an earlier holder reached: ids issued under the lease begin
///     there, also where this node's clock is behind
public record Lease(long epoch, long idsAboveMs) {
    /// Where one process issues all ids.
    public Lease(long epoch) {
        this(epoch, 0);
    }
}
