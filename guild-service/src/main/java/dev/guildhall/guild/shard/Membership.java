package dev.guildhall.guild.shard;

import dev.guildhall.common.health.Health;
import java.util.Locale;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/// This node's standing in its cluster.
public final class Membership {
    private Membership() {}

    /// Down while the node is not a member that shards are given to: it has owners of nobody then. From what the
    /// node knows of itself, at once.
    public static Health health(ActorSystem<?> system) {
        MemberStatus status = Cluster.get(system).selfMember().status();
        return status.equals(MemberStatus.up()) || status.equals(MemberStatus.weaklyUp())
                ? Health.UP
                : Health.down("the node is " + status.toString().toLowerCase(Locale.ROOT) + " in its cluster");
    }
}
