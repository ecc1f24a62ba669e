package dev.guildhall.store;

/// A store that a test may close, crash and open again, and whose timers it is.
public interface OutboxPlace extends AutoCloseable {
    /// Of the store as it is open now, like the others.
    Outbox outbox();

    OutboxStats stats();

    OwnerStore owners();

    ManualClock clock();

    void reopen();

    /// What the process knew is gone, without a word to the store; another opens it.
    void crash();

    /// What happens about once a second.
    void writeTaken();

    /// The owner's, once it can be had.
    Lease lease(OwnerId owner);

    @Override
    void close();
}
