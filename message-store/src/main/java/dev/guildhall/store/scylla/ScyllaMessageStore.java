package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
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
import dev.guildhall.store.OutboxNews;
import dev.guildhall.store.OutboxStats;
import dev.guildhall.store.OwnerStore;
import dev.guildhall.store.PersonalRows;
import dev.guildhall.store.PinRows;
import dev.guildhall.store.PrivateChannelRows;
import dev.guildhall.store.ReactionRows;
import dev.guildhall.store.ScyllaConfig;
import dev.guildhall.store.StoreNotOpened;
import dev.guildhall.store.StoreUnavailable;
import dev.guildhall.store.WorkerIds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The store of a cluster, as one node has it open: under a lease, with what it holds by it.
public final class ScyllaMessageStore implements MessageStore {
    /// How long a node that closes waits for what was handed in.
    private static final Duration CLOSING_MAX = Duration.ofSeconds(10);

    /// After a crash so much of the outbox comes again, and so much of the rows is written again.
    private static final Duration MARKS_EVERY = Duration.ofSeconds(1);

    /// Of the lease: how often it is renewed, and another's looked at again.
    private static final int RENEWALS = 5;

    private final Cql cql;
    private final Tenures tenures;
    private final ScyllaOwnerStore owners;
    private final MessageHistory history;
    private final ReactionRows reactions;
    private final PinRows pins;
    private final MentionRows mentions;
    private final GuildRows guilds;
    private final AuditRows audits;
    private final PrivateChannelRows privateChannels;
    private final AccountRows accounts;
    private final PersonalRows personal;
    private final Claims claims;
    private final ContentReferences contents;
    private final ScyllaWorkerIds workers;
    private final ScyllaOutbox outbox;
    private final Adoption adoption;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("store-lease").daemon().factory());
    private final ScheduledExecutorService adopter = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("store-adoption").daemon().factory());
    private final AtomicBoolean closed = new AtomicBoolean();

    private ScyllaMessageStore(
            Cql cql,
            Supplier<CompletionStage<NodeLease>> leases,
            Timestamps times,
            ScyllaSettings settings,
            InstantSource clock,
            LongSupplier nowNs,
            RandomGenerator random) {
        this.cql = cql;
        Watch watch = new Watch(cql, settings.lease(), nowNs);
        ScyllaClaims names = new ScyllaClaims(cql, clock);
        Changes changes = new Changes(
                new MessageWriting(cql),
                new GuildWriting(cql),
                new PersonWriting(cql, names),
                new ContentNaming(cql, clock));
        RowWriting rows = new RowWriting(cql, changes);
        Duration again = settings.lease().dividedBy(RENEWALS);
        NodeLease first = leases.get().toCompletableFuture().join();
        workers = new ScyllaWorkerIds(cql, first, watch, random);
        Alone alone = new Alone();
        OutboxNews news = new OutboxNews();
        tenures = new Tenures(
                first,
                leases,
                lease -> {
                    Outboxes outboxes = new Outboxes(settings.outboxBytesMax(), news);
                    TakeOver takeOver =
                            new TakeOver(cql, lease, times, watch, rows, settings.bounds(), outboxes, alone, again);
                    return new Slots(lease, takeOver, outboxes);
                },
                workers);
        outbox = new ScyllaOutbox(tenures, news, clock);
        adoption = new Adoption(cql, tenures, watch);
        owners = new ScyllaOwnerStore(tenures);
        history = new ScyllaMessageHistory(cql, clock);
        reactions = new ScyllaReactionRows(cql);
        pins = new ScyllaPinRows(cql);
        mentions = new ScyllaMentionRows(cql);
        guilds = new ScyllaGuildRows(cql);
        audits = new ScyllaAuditRows(cql, clock);
        privateChannels = new ScyllaPrivateChannelRows(cql);
        accounts = new ScyllaAccountRows(cql);
        personal = new ScyllaPersonalRows(cql);
        claims = names;
        contents = new ScyllaContentReferences(cql, clock, guilds, accounts);
    }

    /// Connects, runs the migrations that were not run yet, and takes a lease. `clock` dates writes, ages claims and
    /// nonces; `nowNs` (monotonic) measures leases. Throws [StoreNotOpened] with one sentence for whoever
    /// started the process.
    public static ScyllaMessageStore open(
            ScyllaConfig config, InstantSource clock, LongSupplier nowNs, RandomGenerator random) {
        try {
            Sessions.migrate(config);
            SlotJournal.Bounds bounds = new SlotJournal.Bounds(
                    config.batchCommitsMax(),
                    config.batchBytesMax(),
                    config.waitingCommitsMax(),
                    config.batchesAhead(),
                    config.ownersMax());
            ScyllaSettings settings = new ScyllaSettings(config.lease(), bounds, config.outboxBytesMax(), MARKS_EVERY);
            CqlSession session = Sessions.open(config);
            ScyllaMessageStore store =
                    open(new Cql(session, nowNs, Gate.OPEN, session::close), settings, clock, nowNs, random);
            store.adoptEvery(config.adoptEvery(), config.lease());
            return store;
        } catch (DriverException | StoreUnavailable failure) {
            throw new StoreNotOpened(
                    "The store at " + config.contactPoints() + " cannot be opened: " + failure.getMessage() + ".",
                    failure);
        }
    }

    /// The names of the migrations that had not been run and are now. Throws [StoreNotOpened] likewise.
    public static List<String> migrate(ScyllaConfig config) {
        try {
            return Sessions.migrate(config);
        } catch (DriverException failure) {
            throw new StoreNotOpened(
                    "The store at " + config.contactPoints() + " cannot be prepared: " + failure.getMessage() + ".",
                    failure);
        }
    }

    /// Takes a lease and opens. The session has its keyspace set, with every migration run. `clock` dates writes,
    /// ages claims and nonces; `nowNs` (monotonic) measures leases. Throws [StoreUnavailable].
    static ScyllaMessageStore open(
            Cql cql, ScyllaSettings settings, InstantSource clock, LongSupplier nowNs, RandomGenerator random) {
        Timestamps times = new Timestamps(clock);
        try {
            Supplier<CompletionStage<NodeLease>> leases =
                    () -> NodeLease.acquire(cql, random.nextLong(), settings.lease(), times, nowNs);
            ScyllaMessageStore store = new ScyllaMessageStore(cql, leases, times, settings, clock, nowNs, random);
            store.begin(settings);
            return store;
        } catch (CompletionException failure) {
            cql.close();
            if (failure.getCause() instanceof StoreUnavailable known) throw known;
            throw failure;
        }
    }

    private void begin(ScyllaSettings settings) {
        long renewMs = settings.lease().dividedBy(RENEWALS).toMillis();
        timer.scheduleWithFixedDelay(this::renew, renewMs, renewMs, TimeUnit.MILLISECONDS);
        long marksMs = settings.marksEvery().toMillis();
        timer.scheduleWithFixedDelay(this::mark, marksMs, marksMs, TimeUnit.MILLISECONDS);
    }

    /// Now, and then every so often; each time once more when a holder that is gone has stood still for a whole lease.
    private void adoptEvery(Duration every, Duration lease) {
        long everyMs = every.toMillis();
        long againMs = lease.plus(lease.dividedBy(RENEWALS)).toMillis();
        adopter.scheduleAtFixedRate(this::adopt, 0, everyMs, TimeUnit.MILLISECONDS);
        adopter.scheduleAtFixedRate(this::adopt, againMs, everyMs, TimeUnit.MILLISECONDS);
    }

    private void adopt() {
        adopted();
    }

    /// A renewal that fails is followed by the next; what is held by the lease ends with it, by its own look. A
    /// lease that is over is followed by another, whether or not an owner asks for one: no id is reserved without,
    /// and an owner that gets no ids has nothing to commit and so never learns that it has to begin anew. A node
    /// that is not ready gets no work at all.
    void renew() {
        tenures.current();
        renewed();
    }

    /// Fails once the lease is over.
    CompletionStage<Void> renewed() {
        return tenures.known().thenCompose(tenure -> tenure.lease().renew(0));
    }

    private void mark() {
        marked();
    }

    /// What happens about once a second: how far rows and outbox are is written down.
    CompletionStage<Void> marked() {
        return tenures.known().thenCompose(tenure -> tenure.slots().mark());
    }

    /// How many slots of nodes that are gone were taken.
    CompletionStage<Integer> adopted() {
        return adoption.run();
    }

    /// What the outbox has in memory.
    CompletionStage<Long> outboxBytes() {
        return tenures.known().thenApply(tenure -> tenure.slots().outboxes().bytes());
    }

    @Override
    public Health health() {
        Health cluster = cql.health();
        if (cluster.state() != Health.State.UP) return cluster;
        return tenures.holds() ? Health.UP : Health.down("the node's lease is over");
    }

    /// What each statement has done.
    public List<QueryStats> stats() {
        return cql.stats();
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

    /// Gives the lease up once nothing is written under it any more, so that nobody has to wait for it.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        timer.shutdownNow();
        adopter.shutdownNow();
        owners.close()
                .thenCompose(_ -> tenures.known())
                .thenCompose(tenure ->
                        tenure.slots().settle().thenCompose(_ -> tenure.lease().release()))
                .toCompletableFuture()
                .completeOnTimeout(null, CLOSING_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .handle((_, _) -> null)
                .join();
        cql.close();
    }
}
