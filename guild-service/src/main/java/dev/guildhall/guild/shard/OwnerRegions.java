package dev.guildhall.guild.shard;

import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.UserMessage;
import java.util.function.BiFunction;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;

/// Registers the two kinds of owner with Pekko's sharding on this node.
public final class OwnerRegions {
    private static final EntityTypeKey<GuildMessage> GUILD = EntityTypeKey.create(GuildMessage.class, "guild");
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

    /// Called once. `stopGuild` and `stopUser` are the messages that end an actor when it passivates or its
    /// shard moves.
    public ShardedOwners start(
            OwnerBehavior<GuildId, GuildMessage> guild,
            GuildMessage stopGuild,
            OwnerBehavior<UserId, UserMessage> user,
            UserMessage stopUser,
            Props props) {
        Entity<GuildMessage, ShardingEnvelope<GuildMessage>> guilds = Entity.of(
                        GUILD, entity -> guild.apply(new GuildId(number(entity.getEntityId())), entity.getShard()))
                .withStopMessage(stopGuild)
                .withEntityProps(props)
                .withAllocationStrategy(allocation());
        Entity<UserMessage, ShardingEnvelope<UserMessage>> users = Entity.of(
                        USER, entity -> user.apply(new UserId(number(entity.getEntityId())), entity.getShard()))
                .withStopMessage(stopUser)
                .withEntityProps(props)
                .withAllocationStrategy(allocation());
        return new ShardedOwners(sharding.init(guilds), sharding.init(users));
    }

    private RingAllocation allocation() {
        return new RingAllocation(Cluster.get(system).selfMember().address(), MOVES_AT_ONCE);
    }

    private static long number(String entityId) {
        return Long.parseUnsignedLong(entityId);
    }
}
