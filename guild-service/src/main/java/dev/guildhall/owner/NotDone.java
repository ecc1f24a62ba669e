package dev.guildhall.owner;

/// Why somebody's message is sent back undecided.
public enum NotDone {
    /// The store does not answer, or too much waits: to be tried again (503).
    UNAVAILABLE,
    /// Deciding it crashed the owner. It would again.
    CRASHED
}
