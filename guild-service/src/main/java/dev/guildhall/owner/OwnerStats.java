package dev.guildhall.owner;

/// What the owners of one kind have done on this node since it started.
///
/// @param alive in memory now
/// @param started actors that began
/// @param restarts lives after the first of an actor: after a crash, or because the store lacked what was decided
/// @param givenUp ends after too many crashes
/// @param commits that became durable
/// @param unknownCommits whose outcome the store did not tell; settled since, or being settled
/// @param leasesLost ends because another node may hold the owner
public record OwnerStats(
        long alive, long started, long restarts, long givenUp, long commits, long unknownCommits, long leasesLost) {}
