package dev.guildhall.store;

/// The right to commit for a slot of the ring, as the store granted it. `epoch` grows with each grant. On the
/// embedded store the lock file is the lease: one epoch for a process's life.
public record Lease(long epoch) {}
