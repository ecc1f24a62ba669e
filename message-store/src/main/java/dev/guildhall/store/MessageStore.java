package dev.guildhall.store;

/// One opened store: every port of the module, on one adapter.
public interface MessageStore extends AutoCloseable {
    OwnerStore owners();

    MessageHistory history();

    ReactionRows reactions();

    PinRows pins();

    MentionRows mentions();

    GuildRows guilds();

    AuditRows audits();

    PrivateChannelRows privateChannels();

    AccountRows accounts();

    PersonalRows personal();

    Claims claims();

    ContentReferences contents();

    WorkerIds workers();

    Outbox outbox();

    /// Cheap: read from memory.
    OutboxStats outboxStats();

    /// Finishes what was handed in, then closes. Later calls fail with [StoreUnavailable].
    @Override
    void close();
}
