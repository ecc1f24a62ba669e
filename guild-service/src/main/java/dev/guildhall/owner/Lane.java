package dev.guildhall.owner;

import dev.guildhall.common.id.ChannelId;

/// In which order effects leave: those of one lane in the order of their decisions. Changes of the whole owner
/// change who may see what and are a barrier for every other lane too.
public sealed interface Lane {
    record OfWhole() implements Lane {}

    record OfChannel(ChannelId channelId) implements Lane {}

    Lane WHOLE = new OfWhole();
}
