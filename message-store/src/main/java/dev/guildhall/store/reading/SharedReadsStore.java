package dev.guildhall.store.reading;

import dev.guildhall.common.health.Health;
import dev.guildhall.store.AccountRows;
import dev.guildhall.store.AuditRows;
import dev.guildhall.store.Claims;
import dev.guildhall.store.ContentReferences;
import dev.guildhall.store.GuildRows;
import dev.guildhall.store.MentionRows;
import dev.guildhall.store.MessageHistory;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.Outbox;
import dev.guildhall.store.OutboxStats;
import dev.guildhall.store.OwnerStore;
import dev.guildhall.store.PersonalRows;
import dev.guildhall.store.PinRows;
import dev.guildhall.store.PrivateChannelRows;
import dev.guildhall.store.ReactionRows;
import dev.guildhall.store.WorkerIds;

/// A store whose equal reads of messages at one time cost one, whatever the adapter behind it.
///
/// Right where all commits of the channels that are read here go through here as well: with one node on the store. With
/// several, versions have to come from the owner with its answer, before reads are shared on other nodes.
public final class SharedReadsStore implements MessageStore {
    private final MessageStore store;
    private final OwnerStore owners;
    private final SharedHistory history;

    private SharedReadsStore(MessageStore store, ChannelVersions versions, ReadingConfig config) {
        this.store = store;
        this.owners = new WatchedOwners(store.owners(), versions);
        this.history = new SharedHistory(store.history(), versions, config.headsBytesMax());
    }

    /// From now on the owner of `store`: closed with it.
    public static SharedReadsStore over(MessageStore store, ReadingConfig config) {
        return new SharedReadsStore(store, new ChannelVersions(), config);
    }

    /// The adapter.
    public MessageStore behind() {
        return store;
    }

    public ReadingStats readingStats() {
        return history.stats();
    }

    @Override
    public OwnerStore owners() {
        return owners;
    }

    @Override
    public MessageHistory history() {
        return history;
    }

    @Override
    public ReactionRows reactions() {
        return store.reactions();
    }

    @Override
    public PinRows pins() {
        return store.pins();
    }

    @Override
    public MentionRows mentions() {
        return store.mentions();
    }

    @Override
    public GuildRows guilds() {
        return store.guilds();
    }

    @Override
    public AuditRows audits() {
        return store.audits();
    }

    @Override
    public PrivateChannelRows privateChannels() {
        return store.privateChannels();
    }

    @Override
    public AccountRows accounts() {
        return store.accounts();
    }

    @Override
    public PersonalRows personal() {
        return store.personal();
    }

    @Override
    public Claims claims() {
        return store.claims();
    }

    @Override
    public ContentReferences contents() {
        return store.contents();
    }

    @Override
    public Outbox outbox() {
        return store.outbox();
    }

    @Override
    public OutboxStats outboxStats() {
        return store.outboxStats();
    }

    @Override
    public WorkerIds workers() {
        return store.workers();
    }

    @Override
    public Health health() {
        return store.health();
    }

    @Override
    public void close() {
        store.close();
    }
}
