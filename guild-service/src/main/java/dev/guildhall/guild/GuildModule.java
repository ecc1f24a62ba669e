package dev.guildhall.guild;

import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.channel.PrivateChannelActor;
import dev.guildhall.common.channel.PrivateChannelMessage;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.route.Owners;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.guild.shard.OwnerRegions;
import dev.guildhall.guild.state.GuildDecider;
import dev.guildhall.owner.OwnerConfig;
import dev.guildhall.owner.OwnerCounters;
import dev.guildhall.owner.OwnerStats;
import dev.guildhall.owner.OwnerWorld;
import dev.guildhall.owner.Passivation;
import dev.guildhall.store.MessageStore;
import dev.guildhall.user.UserActor;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.jspecify.annotations.Nullable;

/// The owners of a node: guilds, private channels and users, each an actor under cluster sharding.
public final class GuildModule implements AutoCloseable {
    private final Owners owners;
    private final OwnerCounters counters;

    private GuildModule(Owners owners, OwnerCounters counters) {
        this.owners = owners;
        this.counters = counters;
    }

    /// Called once by the node, when it is Up in its cluster. `nowNs` is a monotonic clock, `links`
    /// gives attachments in events their addresses, `live` hears of presences and voice.
    public static GuildModule start(
            ActorSystem<?> system,
            ClusterSharding sharding,
            OwnerConfig config,
            MessageStore store,
            IdGenerator ids,
            InstantSource clock,
            LongSupplier nowNs,
            RandomGenerator random,
            AttachmentLinks links,
            LiveFeed live) {
        Regions regions = new Regions();
        OwnerCounters counters = new OwnerCounters();
        OwnerWorld world = new OwnerWorld(config, store, ids, clock, nowNs, random, regions, links, live, counters);
        regions.opened(new OwnerRegions(system, sharding)
                .start(
                        new OwnerRegions.Kind<>(
                                (guild, shard) -> GuildActor.create(guild, world, GuildDecider::decide, leaving(shard)),
                                new GuildSignal.Stop()),
                        new OwnerRegions.Kind<>(
                                (channel, shard) -> PrivateChannelActor.create(channel, world, leaving(shard)),
                                PrivateChannelActor.stop()),
                        new OwnerRegions.Kind<>(
                                (user, shard) -> UserActor.create(user, world, leaving(shard)), UserActor.stop()),
                        DispatcherSelector.fromConfig(OwnerConfig.DISPATCHER)));
        return new GuildModule(regions, counters);
    }

    private static <M> Passivation<M> leaving(ActorRef<ClusterSharding.ShardCommand> shard) {
        return self -> shard.tell(new ClusterSharding.Passivate<>(self));
    }

    public Owners owners() {
        return owners;
    }

    /// What the owners of this node have done.
    public OwnerStats stats(OwnerCounters.Kind kind) {
        return counters.read(kind);
    }

    /// The regions end with the actor system, whose coordinated shutdown hands owners over or stops them:
    /// nothing of the module outlives that.
    @Override
    public void close() {}

    /// Owners tell users of what concerns them, by the regions that are made with the owners' actors: one must come
    /// first.
    private static final class Regions implements Owners {
        private final AtomicReference<@Nullable Owners> open = new AtomicReference<>();

        void opened(Owners owners) {
            open.set(owners);
        }

        @Override
        public void toGuild(GuildId guildId, GuildMessage message) {
            regions().toGuild(guildId, message);
        }

        @Override
        public void toPrivateChannel(ChannelId channelId, PrivateChannelMessage message) {
            regions().toPrivateChannel(channelId, message);
        }

        @Override
        public void toUser(UserId userId, UserMessage message) {
            regions().toUser(userId, message);
        }

        private Owners regions() {
            return Objects.requireNonNull(open.get(), "no message comes before the regions are open");
        }
    }
}
