package dev.guildhall.store.rocks;

import dev.guildhall.common.health.Health;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.store.AccountRows;
import dev.guildhall.store.AuditRows;
import dev.guildhall.store.Claims;
import dev.guildhall.store.ContentReferences;
import dev.guildhall.store.GuildRows;
import dev.guildhall.store.Lease;
import dev.guildhall.store.MentionRows;
import dev.guildhall.store.MessageHistory;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.OwnerStore;
import dev.guildhall.store.PersonalRows;
import dev.guildhall.store.PinRows;
import dev.guildhall.store.PrivateChannelRows;
import dev.guildhall.store.ReactionRows;
import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.StoreNotOpened;
import dev.guildhall.store.StoreStats;
import dev.guildhall.store.StoreUnavailable;
import dev.guildhall.store.WorkerIds;
import dev.guildhall.store.row.NonceRow;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/// The embedded store: one folder, one process.
public final class RocksMessageStore implements MessageStore {
    private final Database database;
    private final GroupCommit writer;
    private final Reads reads;
    private final StoreCounters counters = new StoreCounters();
    private final RocksOwnerStore owners;
    private final RocksMessageHistory history;
    private final RocksReactionRows reactions;
    private final RocksPinRows pins;
    private final RocksMentionRows mentions;
    private final RocksGuildRows guilds;
    private final RocksAuditRows audits;
    private final RocksPrivateChannelRows privateChannels;
    private final RocksAccountRows accounts;
    private final RocksPersonalRows personal;
    private final RocksClaims claims;
    private final RocksContentReferences contents;
    private final RocksWorkerIds workers;
    private final AtomicBoolean closed = new AtomicBoolean();

    private RocksMessageStore(
            Database database, StoreConfig.Rocks settings, Lease lease, InstantSource clock, LongSupplier nowNs) {
        this.database = database;
        OwnerNumbers numbers = new OwnerNumbers(database);
        ChannelEdges edges = new ChannelEdges(database);
        ClaimTable names = new ClaimTable(database, clock);
        ReactionWrites reacted = new ReactionWrites(database);
        Sweep nonces = new Sweep(
                database,
                Family.NONCES,
                clock,
                (key, row, now) -> NonceRow.decode(row).expiredAt(now));
        Sweep audited = new Sweep(
                database,
                Family.AUDIT_LOG,
                clock,
                (key, row, now) -> AuditKeys.older(key, now.minus(Limits.AUDIT_KEPT)));
        Changes changes = new Changes(
                new MessageWrites(edges, reacted, nonces),
                reacted,
                new GuildWrites(database, audited),
                new AccountWrites(),
                names);
        writer = new GroupCommit(
                database, settings, counters, nowNs, List.of(numbers.cache(), edges.cache(), names.cache()));
        reads = new Reads(database, settings, counters, nowNs);
        owners = new RocksOwnerStore(writer, numbers, changes, lease);
        history = new RocksMessageHistory(reads, clock);
        reactions = new RocksReactionRows(reads);
        pins = new RocksPinRows(reads);
        mentions = new RocksMentionRows(reads);
        guilds = new RocksGuildRows(reads);
        audits = new RocksAuditRows(reads, clock);
        privateChannels = new RocksPrivateChannelRows(reads);
        accounts = new RocksAccountRows(reads);
        personal = new RocksPersonalRows(reads);
        claims = new RocksClaims(writer, names, reads);
        contents = new RocksContentReferences(writer, reads, database);
        workers = new RocksWorkerIds(writer, database);
    }

    /// Opens the folder that `config` names, making it when it is absent, and raises its epoch. `clock`
    /// ages claims and nonces, `nowNs` (monotonic) times syncs. Throws [StoreNotOpened] with one sentence
    /// for whoever started the process.
    public static RocksMessageStore open(StoreConfig config, InstantSource clock, LongSupplier nowNs) {
        StoreConfig.Rocks settings = config.rocks();
        Database database = Database.open(settings);
        try {
            Lease lease = new Lease(Meta.begin(database, settings.directory()));
            ContentNamesBuild.ensure(database);
            RocksMessageStore store = new RocksMessageStore(database, settings, lease, clock, nowNs);
            store.writer.start();
            return store;
        } catch (StoreUnavailable failure) {
            database.close();
            throw new StoreNotOpened(
                    "The store in " + settings.directory() + " cannot be opened: " + failure.getMessage() + ".",
                    failure);
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
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
        return reactions;
    }

    @Override
    public PinRows pins() {
        return pins;
    }

    @Override
    public MentionRows mentions() {
        return mentions;
    }

    @Override
    public GuildRows guilds() {
        return guilds;
    }

    @Override
    public AuditRows audits() {
        return audits;
    }

    @Override
    public PrivateChannelRows privateChannels() {
        return privateChannels;
    }

    @Override
    public AccountRows accounts() {
        return accounts;
    }

    @Override
    public PersonalRows personal() {
        return personal;
    }

    @Override
    public Claims claims() {
        return claims;
    }

    @Override
    public ContentReferences contents() {
        return contents;
    }

    @Override
    public WorkerIds workers() {
        return workers;
    }

    @Override
    public Health health() {
        return writer.health();
    }

    /// What it has done since it was opened.
    public StoreStats stats() {
        return counters.read();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            owners.close();
            writer.close();
            reads.close();
            database.close();
        }
    }
}
