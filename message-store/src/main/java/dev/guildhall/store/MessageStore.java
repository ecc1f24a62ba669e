package dev.guildhall.store;

import dev.guildhall.common.health.Health;

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

    /// Asked once a second and by whoever asks for the node's health: from what is known, without asking the disk
    /// or the cluster. Down when nothing can be made durable; it finds out by itself when that is over.
    Health health();

    /// Finishes what was handed in, then closes. Later calls fail with [StoreUnavailable].
    @Override
    void close();
}
