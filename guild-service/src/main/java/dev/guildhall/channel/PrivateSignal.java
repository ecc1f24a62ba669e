package dev.guildhall.channel;

import dev.guildhall.common.channel.PrivateChannelMessage;

/// What reaches a private channel's actor from its surroundings.
sealed interface PrivateSignal extends PrivateChannelMessage {
    /// The shard wants the actor to end.
    record Stop() implements PrivateSignal {}
}
