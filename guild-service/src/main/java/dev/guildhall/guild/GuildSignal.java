package dev.guildhall.guild;

import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.relay.RelayMessage;
import org.apache.pekko.actor.typed.ActorRef;

/// What reaches a guild's actor from its surroundings.
sealed interface GuildSignal extends GuildMessage {
    record RelayGone(ActorRef<RelayMessage> relay) implements GuildSignal {}

    /// The shard wants the actor to end.
    record Stop() implements GuildSignal {}
}
