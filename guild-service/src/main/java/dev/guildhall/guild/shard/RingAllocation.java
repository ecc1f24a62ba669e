package dev.guildhall.guild.shard;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Address;
import org.apache.pekko.cluster.sharding.ShardCoordinator;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.IndexedSeq;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

/// Puts each shard where the [Ring] says. Called by Pekko's shard coordinator, one call at a time.
final class RingAllocation extends ShardCoordinator.AbstractShardAllocationStrategy {
    private final Address self;
    private final int movesAtOnce;
    private @Nullable Set<String> ringNodes;
    private @Nullable Ring ring;

    /// `self` is this node's address: its own region appears without one. At most `movesAtOnce` shards are in hand-over
    /// together, so that a join does not stop a large part of all owners at the same moment.
    RingAllocation(Address self, int movesAtOnce) {
        this.self = self;
        this.movesAtOnce = movesAtOnce;
    }

    @Override
    public Future<ActorRef> allocateShard(
            ActorRef requester, String shardId, Map<ActorRef, IndexedSeq<String>> allocations) {
        return Future.successful(holder(allocations.keySet(), shardId));
    }

    @Override
    public Future<Set<String>> rebalance(
            Map<ActorRef, IndexedSeq<String>> allocations, Set<String> rebalanceInProgress) {
        Set<String> moves = new HashSet<>();
        int room = movesAtOnce - rebalanceInProgress.size();
        allocations.forEach((region, shards) -> CollectionConverters.asJava(shards).stream()
                .filter(shard -> !rebalanceInProgress.contains(shard))
                .filter(shard -> !holder(allocations.keySet(), shard).equals(region))
                .limit(Math.max(0, room - moves.size()))
                .forEach(moves::add));
        return Future.successful(moves);
    }

    private ActorRef holder(Collection<ActorRef> regions, String shardId) {
        Set<String> nodes = new HashSet<>();
        regions.forEach(region -> nodes.add(nodeOf(region)));
        String holder = ringOf(nodes).holderOf(shardId);
        return regions.stream()
                .filter(region -> nodeOf(region).equals(holder))
                .findFirst()
                .orElseThrow();
    }

    private Ring ringOf(Set<String> nodes) {
        Ring current = ring;
        if (current == null || !nodes.equals(ringNodes)) {
            current = Ring.of(nodes);
            ring = current;
            ringNodes = nodes;
        }
        return current;
    }

    private String nodeOf(ActorRef region) {
        Address address = region.path().address();
        return (address.hasLocalScope() ? self : address).hostPort();
    }
}
