package dev.guildhall.store;

import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.id.ChannelId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Reads of pins. All fail with [StoreUnavailable].
public interface PinRows {
    /// All pins of the channel, the newest first. Its owner keeps them few: see `Limits.PINS_PER_CHANNEL_MAX`.
    CompletionStage<List<Pin>> pins(ChannelId channelId);
}
