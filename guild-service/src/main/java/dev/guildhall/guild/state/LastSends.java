package dev.guildhall.guild.state;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// When each user last sent to a channel with slow mode. Kept in memory only: a guild that starts anew, or that
/// has more such senders than fit, lets somebody send early, which costs less than a row written for each
/// message. For one thread.
final class LastSends {
    /// 4096 × about 100 bytes.
    static final int ENTRIES_MAX = 4096;

    private record Sender(ChannelId channelId, UserId userId) {}

    /// The oldest send first.
    private final LinkedHashMap<Sender, Instant> sends = new LinkedHashMap<>();

    @Nullable
    Instant at(ChannelId channelId, UserId userId) {
        return sends.get(new Sender(channelId, userId));
    }

    void sent(ChannelId channelId, UserId userId, Instant at) {
        sends.putLast(new Sender(channelId, userId), at);
        if (sends.size() > ENTRIES_MAX) {
            sends.pollFirstEntry();
        }
    }
}
