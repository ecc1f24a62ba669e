package dev.guildhall.guild.shard;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.SelfUp;
import org.apache.pekko.cluster.typed.Subscribe;

/// Makes a node a cluster by itself: what a node on an embedded store is, since nobody else may open its store.
public final class ClusterOfOne {
    private ClusterOfOne() {}

    /// How Pekko is set up. A node layers this between its own settings and the references:
    /// `own.withFallback(ClusterOfOne.config()).withFallback(ConfigFactory.defaultReference()).resolve()`.
    public static Config config() {
        return ConfigFactory.parseResources(ClusterOfOne.class, "/guildhall-pekko.conf");
    }

    /// Joins the node to itself. Completes once it is Up, which is when shards can be allocated; called once,
    /// by the node.
    public static CompletionStage<Void> join(ActorSystem<?> system) {
        CompletableFuture<Void> up = new CompletableFuture<>();
        Cluster cluster = Cluster.get(system);
        ActorRef<SelfUp> waiting = system.systemActorOf(untilUp(up), "waiting-to-be-up", Props.empty());
        cluster.subscriptions().tell(new Subscribe<>(waiting, SelfUp.class));
        cluster.manager().tell(new Join(cluster.selfMember().address()));
        return up;
    }

    private static Behavior<SelfUp> untilUp(CompletableFuture<Void> up) {
        return Behaviors.receiveMessage(message -> {
            up.complete(null);
            return Behaviors.stopped();
        });
    }
}
