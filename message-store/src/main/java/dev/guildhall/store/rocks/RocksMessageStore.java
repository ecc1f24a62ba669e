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
import dev.guildhall.store.Outbox;
import dev.guildhall.store.OutboxStats;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/// The embedded store: one folder, one process.
public final class RocksMessageStore implements MessageStore {
    /// After a crash so much of the outbox comes again.
    private static final Duration TAKEN_WRITTEN_EVERY = Duration.ofSeconds(1);

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
    private final RocksOutbox outbox;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("store-outbox").daemon().factory());
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
        reads = new Reads(database, settings, counters, nowNs);
        outbox = new RocksOutbox(database, reads, clock, lease.epoch());
        writer = new GroupCommit(
                database,
                settings,
                counters,
                nowNs,
                List.of(numbers.cache(), edges.cache(), names.cache()),
                outbox::durable);
        owners = new RocksOwnerStore(writer, numbers, changes, lease, outbox);
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
        return open(config, clock, nowNs, TAKEN_WRITTEN_EVERY);
    }

    /// With another time between two writes of how far the outbox was taken.
    static RocksMessageStore open(
            StoreConfig config, InstantSource clock, LongSupplier nowNs, Duration takenWrittenEvery) {
        StoreConfig.Rocks settings = config.rocks();
        Database database = Database.open(settings);
        try {
            Lease lease = new Lease(Meta.begin(database, settings.directory()));
            ContentNamesBuild.ensure(database);
            RocksMessageStore store = new RocksMessageStore(database, settings, lease, clock, nowNs);
            store.start(takenWrittenEvery);
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

    private void start(Duration takenWrittenEvery) {
        writer.start();
        long everyMs = takenWrittenEvery.toMillis();
        timer.scheduleWithFixedDelay(this::writeTaken, everyMs, everyMs, TimeUnit.MILLISECONDS);
    }

    /// A disk that refuses it refuses commits too, which is told there; the next time tries again.
    void writeTaken() {
        try {
            outbox.writeTaken();
        } catch (StoreUnavailable refused) {
            counters.failedWrites.increment();
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
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public OutboxStats outboxStats() {
        return outbox.stats();
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
            timer.shutdown();
            Uninterrupted.terminated(timer);
            writeTaken();
            reads.close();
            database.close();
        }
    }
}
