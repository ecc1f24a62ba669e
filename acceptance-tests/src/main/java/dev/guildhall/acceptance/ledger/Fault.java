package dev.guildhall.acceptance.ledger;

/// Something that goes wrong once the senders have made `step` steps.
sealed interface Fault {
    long step();

    /// `kill -9` of the node, then a start on the same data.
    record Kill(long step) implements Fault {}

    /// What the node stands on is gone for a while.
    record Beneath(long step, Outage outage) implements Fault {}

    /// One receiver's connection is lost; it comes back after `missedSteps` further steps of the senders.
    record Cut(long step, int receiver, int missedSteps) implements Fault {}
}
