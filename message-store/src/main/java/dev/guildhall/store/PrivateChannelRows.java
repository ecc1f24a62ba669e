package dev.guildhall.store;

import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/// Reads of private channels. All fail with [StoreUnavailable].
public interface PrivateChannelRows {
    /// A private channel; `hiddenFrom` are those recipients who closed it, or have not seen it yet.
    record PrivateChannelRecord(PrivateChannel channel, Set<UserId> hiddenFrom, ChannelLast last) {
        public PrivateChannelRecord {
            hiddenFrom = Set.copyOf(hiddenFrom);
        }
    }

    /// Called by the channel's actor when it starts, and by reads of the channel.
    CompletionStage<Optional<PrivateChannelRecord>> channel(ChannelId channelId);

    /// The user's private channels but the hidden ones, ascending by id. For people: a bot may have any number.
    CompletionStage<List<PrivateChannelRecord>> channelsOf(UserId userId);
}
