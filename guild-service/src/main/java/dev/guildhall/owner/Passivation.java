package dev.guildhall.owner;

import org.apache.pekko.actor.typed.ActorRef;

/// Asks the shard to let an owner's actor go.
@FunctionalInterface
public interface Passivation<M> {
    void ask(ActorRef<M> self);
}
