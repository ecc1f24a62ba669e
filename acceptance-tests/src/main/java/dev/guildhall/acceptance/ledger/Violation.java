package dev.guildhall.acceptance.ledger;

/// One broken promise, with enough to find it in the actors' files.
public record Violation(Invariant invariant, String counterExample) {}
