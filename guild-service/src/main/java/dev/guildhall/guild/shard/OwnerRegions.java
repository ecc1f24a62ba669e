package dev.guildhall.guild.shard;

import dev.guildhall.common.channel.PrivateChannelMessage;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.UserMessage;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;

/// Registers the kinds of owner with Pekko's sharding on this node.
public final class OwnerRegions {
    private static final EntityTypeKey<GuildMessage> GUILD = EntityTypeKey.create(GuildMessage.class, "guild");
    private static final EntityTypeKey<PrivateChannelMessage> PRIVATE_CHANNEL =
            EntityTypeKey.create(PrivateChannelMessage.class, "private-channel");
    private static final EntityTypeKey<UserMessage> USER = EntityTypeKey.create(UserMessage.class, "user");

    /// A shard here is some thousandth of all owners: hundreds in hand-over together are still under a tenth of them.
    private static final int MOVES_AT_ONCE = 100;

    private final ActorSystem<?> system;
    private final ClusterSharding sharding;

    public OwnerRegions(ActorSystem<?> system, ClusterSharding sharding) {
        this.system = system;
        this.sharding = sharding;
    }

    /// An owner's actor, made of its id and the region's shard, which it asks to be passivated by.
    @FunctionalInterface
    public interface OwnerBehavior<I, M> extends BiFunction<I, ActorRef<ClusterSharding.ShardCommand>, Behavior<M>> {}

    /// One kind of owner: how an actor is made, and the message that ends it when it passivates or its shard moves.
    public record Kind<I, M>(OwnerBehavior<I, M> behavior, M stop) {}

    /// Called once.
    public ShardedOwners start(
            Kind<GuildId, GuildMessage> guilds,
            Kind<ChannelId, PrivateChannelMessage> privateChannels,
            Kind<UserId, UserMessage> users,
            Props props) {
        return new ShardedOwners(
                region(GUILD, GuildId::new, guilds, props),
                region(PRIVATE_CHANNEL, ChannelId::new, privateChannels, props),
                region(USER, UserId::new, users, props));
    }

    private <I, M> ActorRef<ShardingEnvelope<M>> region(
            EntityTypeKey<M> key, LongFunction<I> id, Kind<I, M> kind, Props props) {
        return sharding.init(Entity.of(
                        key, entity -> kind.behavior().apply(id.apply(number(entity.getEntityId())), entity.getShard()))
                .withStopMessage(kind.stop())
                .withEntityProps(props)
                .withAllocationStrategy(allocation()));
    }

    private RingAllocation allocation() {
        return new RingAllocation(Cluster.get(system).selfMember().address(), MOVES_AT_ONCE);
    }

    private static long number(String entityId) {
        return Long.parseUnsignedLong(entityId);
    }
}
