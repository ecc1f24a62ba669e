package dev.guildhall.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import dev.guildhall.bus.BusConfig;
import dev.guildhall.bus.BusModule;
import dev.guildhall.bus.BusNotOpened;
import dev.guildhall.bus.EventBus;
import dev.guildhall.bus.Topic;
import dev.guildhall.bus.event.LiveConfig;
import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.common.health.Health;
import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.gateway.GatewayConfig;
import dev.guildhall.gateway.GatewayModule;
import dev.guildhall.gateway.HttpSurface;
import dev.guildhall.gateway.attachment.AttachmentConfig;
import dev.guildhall.gateway.attachment.Downloads;
import dev.guildhall.gateway.auth.AuthConfig;
import dev.guildhall.gateway.auth.IdentifyGate;
import dev.guildhall.gateway.auth.IdentifyLimits;
import dev.guildhall.gateway.auth.Passwords;
import dev.guildhall.gateway.auth.StoredAuthenticator;
import dev.guildhall.gateway.auth.TokenSecret;
import dev.guildhall.gateway.auth.Tokens;
import dev.guildhall.gateway.rest.RestApi;
import dev.guildhall.gateway.rest.RestConfig;
import dev.guildhall.gateway.rest.RestServices;
import dev.guildhall.gateway.route.ChannelDirectory;
import dev.guildhall.gateway.route.OwnerRouter;
import dev.guildhall.gateway.route.RouteConfig;
import dev.guildhall.gateway.route.UserDirectory;
import dev.guildhall.gateway.upload.UploadConfig;
import dev.guildhall.gateway.upload.Uploads;
import dev.guildhall.guild.GuildModule;
import dev.guildhall.guild.shard.ClusterOfOne;
import dev.guildhall.guild.shard.Membership;
import dev.guildhall.journal.DrainConfig;
import dev.guildhall.journal.JournalDrain;
import dev.guildhall.node.config.NodeConfig;
import dev.guildhall.node.config.OperatorError;
import dev.guildhall.node.health.NodeHealth;
import dev.guildhall.node.metrics.AttachmentFigures;
import dev.guildhall.node.metrics.BusFigures;
import dev.guildhall.node.metrics.GatewayFigures;
import dev.guildhall.node.metrics.LimitFigures;
import dev.guildhall.node.metrics.Metrics;
import dev.guildhall.node.metrics.NodeFigures;
import dev.guildhall.node.metrics.OwnerFigures;
import dev.guildhall.node.metrics.RestFigures;
import dev.guildhall.node.metrics.StoreFigures;
import dev.guildhall.node.metrics.SweepFigures;
import dev.guildhall.owner.OwnerConfig;
import dev.guildhall.ratelimit.InvalidRequests;
import dev.guildhall.ratelimit.RateLimitConfig;
import dev.guildhall.ratelimit.RateLimitModule;
import dev.guildhall.ratelimit.RateLimiter;
import dev.guildhall.store.AttachmentStore;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.StoreNotOpened;
import dev.guildhall.store.WorkerIds;
import dev.guildhall.store.disk.DiskAttachmentStore;
import dev.guildhall.store.reading.ReadingConfig;
import dev.guildhall.store.reading.SharedReadsStore;
import dev.guildhall.store.rocks.RocksMessageStore;
import dev.guildhall.store.s3.S3AttachmentStore;
import dev.guildhall.store.s3.S3Config;
import dev.guildhall.store.scylla.ScyllaMessageStore;
import dev.guildhall.store.sweep.ContentSweep;
import dev.guildhall.store.sweep.SweepConfig;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.jspecify.annotations.Nullable;

/// The whole product in one process on embedded stores: a list of starts, each of which leaves what ends it again.
final class Product {
    /// A cluster of one is up in well under a second; a machine that needs more than this has other troubles.
    private static final long UP_SECONDS_MAX = 60;

    private static final long END_SECONDS_MAX = 20;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final NodeConfig node;
    private final Config settings;
    private final InstantSource clock = InstantSource.system();
    private final LongSupplier nowNs = System::nanoTime;
    private final SecureRandom random = new SecureRandom();
    private final Deque<Runnable> closings = new ArrayDeque<>();
    private final NodeHealth health = new NodeHealth();
    private final Metrics metrics = new Metrics();

    private Product(NodeConfig node, Config settings) {
        this.node = node;
        this.settings = settings;
    }

    static Services start(NodeConfig node, Config settings) {
        Product product = new Product(node, settings);
        try {
            return product.services();
        } catch (RuntimeException | Error failure) {
            product.close();
            throw failure;
        }
    }

    private Services services() {
        closings.push(metrics::close);
        metrics.add(new NodeFigures(health));
        // Joining a cluster of one is mostly waiting, so what needs no actor is done meanwhile.
        AuthConfig auth = read(AuthConfig::from, settings);
        CompletableFuture<MessageStore> opening = meanwhile("store", this::openStore);
        closings.push(() -> opening.handle((store, refused) -> store)
                .thenAccept(Product::closeIfOpen)
                .join());
        CompletableFuture<EventBus> connecting = meanwhile("bus", this::openBus);
        closings.push(() -> connecting
                .handle((bus, refused) -> bus)
                .thenAccept(Product::closeIfOpen)
                .join());
        CompletableFuture<Passwords> hashing = meanwhile("passwords", () -> new Passwords(auth, random));
        // Closed behind the owners, whose last commits it still carries.
        AtomicReference<@Nullable JournalDrain> draining = new AtomicReference<>();
        closings.push(() -> closeIfOpen(draining.get()));
        ActorSystem<?> system = cluster();
        MessageStore store = finished(opening);
        EventBus bus = finished(connecting);
        JournalDrain drain = JournalDrain.start(store.outbox(), bus, read(DrainConfig::from, settings));
        draining.set(drain);
        LiveFeed live = live(bus);
        health.add("bus", () -> bus.stats().reachable() ? Health.UP : Health.degraded("The bus does not answer"));
        metrics.add(new BusFigures(store, drain, bus, live));
        health.add("store", store::health);
        metrics.add(new StoreFigures(store));
        health.add("cluster", () -> Membership.health(system));
        WorkerIds.Worker worker = store.workers().acquire();
        IdGenerator ids = new IdGenerator(clock, worker.number(), worker.floorMs(), worker.reservation());
        TokenSecret secret =
                TokenSecret.of(auth.tokenSecret(), node.dataFolder().resolve("secret.key"), random);
        AttachmentConfig files = read(AttachmentConfig::from, settings);
        AtomicInteger port = new AtomicInteger();
        AttachmentLinks links = new AttachmentLinks(
                () -> files.base(port.get()), secret.keyFor("attachments"), files.linkLife(), clock);
        AttachmentStore attachments = openAttachments(files);
        health.add("attachments", attachments::health);
        metrics.add(new AttachmentFigures(attachments));
        Uploads uploads = startUploads();
        sweep(store, attachments);
        GuildModule guilds = GuildModule.start(
                system,
                ClusterSharding.get(system),
                read(OwnerConfig::from, settings),
                store,
                ids,
                clock,
                nowNs,
                random,
                links,
                live);
        closings.push(guilds::close);
        metrics.add(new OwnerFigures(guilds));

        RouteConfig route = read(RouteConfig::from, settings);
        RateLimitConfig limits = read(RateLimitConfig::from, settings);
        RateLimiter limiter = read(own -> RateLimitModule.start(own, nowNs, clock), settings);
        closings.push(limiter::close);
        health.add("ratelimit", limiter::health);
        metrics.add(new LimitFigures(limiter));
        Tokens tokens = new Tokens(secret);
        Passwords passwords = finished(hashing);
        closings.push(passwords::close);
        StoredAuthenticator authenticator = new StoredAuthenticator(tokens, store.accounts(), auth, nowNs);
        IdentifyGate identifies = new IdentifyGate(read(IdentifyLimits::from, settings), nowNs);
        OwnerRouter owners = new OwnerRouter(system, guilds.owners(), route.askTimeout());
        RestServices services = new RestServices(
                owners,
                new ChannelDirectory(store.guilds(), route, nowNs),
                new UserDirectory(store.accounts(), route, nowNs),
                store,
                attachments,
                uploads,
                links,
                authenticator,
                identifies,
                tokens,
                passwords,
                ids,
                clock,
                random);
        InvalidRequests invalid = new InvalidRequests(limits.invalid(), limits.addressesMax(), nowNs);
        RestApi rest = RestApi.create(
                read(RestConfig::from, settings), services, limiter, limits.table(), invalid, nowNs, live);
        metrics.add(new RestFigures(rest, services, invalid));
        Downloads downloads = new Downloads(links, store, attachments, files.stallTimeout());
        HttpSurface http = new HttpSurface(rest::connection, downloads::connection, uploads, rest.uploads(), health);
        GatewayModule gateway = listen(system, guilds, authenticator, identifies, store, http);
        port.set(gateway.port());
        metrics.add(new GatewayFigures(gateway));
        watch(system);
        return new Services(gateway.port(), new OperatorActions(services), metrics::page, this::close);
    }

    private static <T> CompletableFuture<T> meanwhile(String name, Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofPlatform().name("start-" + name).daemon().start(task));
    }

    /// Changes are logged whether or not anybody asks.
    private void watch(ActorSystem<?> system) {
        Cancellable looks = system.scheduler()
                .scheduleWithFixedDelay(LOOK_EVERY, LOOK_EVERY, health::get, system.executionContext());
        closings.push(looks::cancel);
    }

    /// What was done meanwhile; its failure as if it had been done here.
    private static <T> T finished(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException own) throw own;
            throw failure;
        }
    }

    private static void closeIfOpen(@Nullable MessageStore store) {
        if (store != null) store.close();
    }

    private static void closeIfOpen(@Nullable EventBus bus) {
        if (bus != null) bus.close();
    }

    private static void closeIfOpen(@Nullable JournalDrain drain) {
        if (drain != null) drain.close();
    }

    private EventBus openBus() {
        try {
            return BusModule.start(
                    read(BusConfig::from, settings), node.dataFolder().resolve("bus"), clock, nowNs);
        } catch (BusNotOpened refused) {
            throw OperatorError.failure(String.valueOf(refused.getMessage()));
        }
    }

    /// Nobody reads those topics in this process, so on the embedded bus they would be written for nobody.
    private LiveFeed live(EventBus bus) {
        LiveConfig config = read(LiveConfig::from, settings);
        boolean read = read(BusConfig::from, settings).adapter() != BusConfig.Adapter.EMBEDDED;
        Set<Topic> wanted = read ? config.topics() : Set.of();
        String process = HexFormat.of().toHexDigits(random.nextLong());
        return new LiveFeed(bus::publish, wanted, process, clock, config.bytesMax());
    }

    private MessageStore openStore() {
        return SharedReadsStore.over(openAdapter(), read(ReadingConfig::from, settings));
    }

    private MessageStore openAdapter() {
        StoreConfig config = read(StoreConfig::from, settings);
        try {
            return switch (config.adapter()) {
                case ROCKS ->
                    RocksMessageStore.open(
                            config.withRocksDirectory(node.dataFolder().resolve("store")), clock, nowNs);
                case SCYLLA -> ScyllaMessageStore.open(config.scylla(), clock, nowNs, random);
            };
        } catch (StoreNotOpened refused) {
            throw OperatorError.failure(String.valueOf(refused.getMessage()));
        }
    }

    private AttachmentStore openAttachments(AttachmentConfig files) {
        try {
            AttachmentStore store = switch (files.adapter()) {
                case DISK -> openDisk(files);
                case S3 -> S3AttachmentStore.open(read(S3Config::from, settings), clock, nowNs, random);
            };
            closings.push(store::close);
            return store;
        } catch (StoreNotOpened refused) {
            throw OperatorError.failure(String.valueOf(refused.getMessage()));
        }
    }

    private AttachmentStore openDisk(AttachmentConfig files) {
        return DiskAttachmentStore.open(
                node.dataFolder().resolve("attachments").resolve("content"),
                files.threads(),
                files.waitingMax(),
                clock);
    }

    private void sweep(MessageStore store, AttachmentStore attachments) {
        SweepConfig config = read(SweepConfig::from, settings);
        if (config.enabled()) {
            ContentSweep sweep = new ContentSweep(attachments, store.contents(), config, clock, nowNs);
            metrics.add(new SweepFigures(sweep));
            closings.push(Housekeeping.start(sweep, config.pause())::close);
        }
    }

    private Uploads startUploads() {
        try {
            Uploads uploads = Uploads.start(read(UploadConfig::from, settings)
                    .withDirectory(node.dataFolder().resolve("attachments").resolve("incoming")));
            closings.push(uploads::close);
            return uploads;
        } catch (UncheckedIOException refused) {
            throw OperatorError.failure(String.valueOf(refused.getMessage()));
        }
    }

    private ActorSystem<?> cluster() {
        Config pekko = ClusterOfOne.config().withFallback(settings).resolve();
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "guildhall", pekko);
        closings.push(() -> end(system));
        try {
            ClusterOfOne.join(system).toCompletableFuture().get(UP_SECONDS_MAX, TimeUnit.SECONDS);
            return system;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw OperatorError.failure("Interrupted while starting");
        } catch (ExecutionException | TimeoutException notUp) {
            throw OperatorError.failure("The node's cluster did not come up within " + UP_SECONDS_MAX + " s");
        }
    }

    private GatewayModule listen(
            ActorSystem<?> system,
            GuildModule guilds,
            StoredAuthenticator authenticator,
            IdentifyGate identifies,
            MessageStore store,
            HttpSurface http) {
        Config own = settings.withValue("guildhall.gateway.host", ConfigValueFactory.fromAnyRef(node.host()))
                .withValue("guildhall.gateway.port", ConfigValueFactory.fromAnyRef(node.port()));
        try {
            GatewayModule gateway = GatewayModule.start(
                    system,
                    read(GatewayConfig::from, own),
                    guilds.owners(),
                    authenticator,
                    identifies,
                    store.guilds(),
                    store.accounts(),
                    store.personal(),
                    store.privateChannels(),
                    store.mentions(),
                    http,
                    random,
                    nowNs);
            closings.push(gateway::close);
            return gateway;
        } catch (UncheckedIOException taken) {
            throw OperatorError.failure("Cannot listen on " + node.host() + ":" + node.port()
                    + ": is the port taken? --port N chooses another one, --port 0 any free one");
        }
    }

    /// A value that does not fit is the operator's to mend, so it is said in one line and without a stack trace.
    private static <T> T read(Function<Config, T> from, Config settings) {
        try {
            return from.apply(settings);
        } catch (ConfigException | IllegalArgumentException unfit) {
            throw OperatorError.misuse("Configuration: " + unfit.getMessage());
        }
    }

    /// In the order opposite to the start: clients first, the store last.
    private void close() {
        health.closing();
        while (!closings.isEmpty()) {
            closings.pop().run();
        }
    }

    private static void end(ActorSystem<?> system) {
        system.terminate();
        try {
            system.getWhenTerminated().toCompletableFuture().get(END_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            throw new IllegalStateException("the actor system did not end in " + END_SECONDS_MAX + " s", late);
        }
    }
}
