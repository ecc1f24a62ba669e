package dev.guildhall.benchmarks;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.common.health.Readiness;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.gateway.GatewayConfig;
import dev.guildhall.gateway.GatewayModule;
import dev.guildhall.gateway.HttpSurface;
import dev.guildhall.gateway.auth.IdentifyGate;
import dev.guildhall.gateway.auth.IdentifyLimits;
import dev.guildhall.gateway.auth.Identity;
import dev.guildhall.gateway.route.OwnerRouter;
import dev.guildhall.gateway.upload.UploadConfig;
import dev.guildhall.gateway.upload.Uploads;
import dev.guildhall.guild.GuildModule;
import dev.guildhall.guild.shard.ClusterOfOne;
import dev.guildhall.owner.OwnerConfig;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.rocks.RocksMessageStore;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/// The owners, the gateway and the embedded store in this JVM, as a node starts them, but for three things: a
/// guild's clock and a session's way to its guilds can be made to crash their actor, any token is the
/// [#LISTENER]'s, and there is no REST.
final class CrashingCell implements AutoCloseable {
    static final UserId LISTENER = new UserId(7);
    static final AuthSessionId LOGIN = new AuthSessionId(1);
    private static final Duration ASK_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LINK_LIFE = Duration.ofDays(1);
    private static final long WINDOW_NS = Duration.ofMinutes(5).toNanos();

    final InjectedCrash guildCrash = new InjectedCrash();
    final InjectedCrash sessionCrash = new InjectedCrash();
    final IdGenerator ids;
    final OwnerRouter owners;
    private final MessageStore store;
    private final ActorSystem<?> system;
    private final Uploads uploads;
    private final GatewayModule gateway;
    private final CrashingOwners sessionsWay;
    private final AtomicLong skippedNs = new AtomicLong();

    CrashingCell(Path folder) {
        Config config = settings();
        InstantSource clock = InstantSource.system();
        store = RocksMessageStore.open(StoreConfig.from(config).withRocksDirectory(folder), clock, System::nanoTime);
        ids = new IdGenerator(clock, 1, 0, IdGenerator.unreserved());
        system = ActorSystem.create(Behaviors.empty(), "cell", config);
        ClusterOfOne.join(system).toCompletableFuture().join();
        SecureRandom random = new SecureRandom();
        GuildModule guilds = GuildModule.start(
                system,
                ClusterSharding.get(system),
                OwnerConfig.from(config),
                store,
                ids,
                () -> {
                    guildCrash.point();
                    return clock.instant();
                },
                () -> System.nanoTime() + skippedNs.get(),
                random,
                new AttachmentLinks(() -> "http://127.0.0.1", new byte[32], LINK_LIFE, clock),
                LiveFeed.silent(clock));
        owners = new OwnerRouter(system, guilds.owners(), ASK_TIMEOUT);
        uploads = Uploads.start(UploadConfig.from(config).withDirectory(folder.resolve("incoming")));
        sessionsWay = new CrashingOwners(guilds.owners(), sessionCrash);
        gateway = GatewayModule.start(
                system,
                GatewayConfig.from(config),
                sessionsWay,
                token -> CompletableFuture.completedFuture(Optional.of(new Identity(LISTENER, LOGIN, true))),
                new IdentifyGate(IdentifyLimits.from(config), System::nanoTime),
                store.guilds(),
                store.accounts(),
                store.personal(),
                store.privateChannels(),
                store.mentions(),
                new HttpSurface(
                        ChannelInboundHandlerAdapter::new,
                        ChannelInboundHandlerAdapter::new,
                        uploads,
                        (head, from) -> CompletableFuture.completedFuture(false),
                        () -> new Readiness(false, Map.of())),
                random,
                System::nanoTime);
    }

    private static Config settings() {
        Config own = ConfigFactory.parseString(
                "guildhall { gateway { host = 127.0.0.1, port = 0 }, ratelimit.enabled = false }");
        return own.withFallback(ClusterOfOne.config())
                .withFallback(ConfigFactory.defaultReference())
                .resolve();
    }

    int port() {
        return gateway.port();
    }

    /// Crashes of one guild before this count no more for its pauses and its giving up.
    void forgetCrashes() {
        skippedNs.addAndGet(WINDOW_NS);
    }

    ActorRef<SessionMessage> lastSession() {
        return sessionsWay.lastSession();
    }

    /// Puts rows of a user into the store, before the user's actor runs.
    CompletableFuture<Void> put(UserId user, List<Change> rows) {
        OwnerId owner = new OwnerId.OfUser(user);
        Lease lease = store.owners().lease(owner).toCompletableFuture().join();
        return store.owners().commit(lease, new Commit(owner, 1, rows)).toCompletableFuture();
    }

    @Override
    public void close() {
        gateway.close();
        uploads.close();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
        store.close();
    }
}
