package dev.guildhall.common.personal;

import dev.guildhall.common.id.ChannelId;
import org.jspecify.annotations.Nullable;

/// What a user hears of one channel, where that differs from the guild's.
public record ChannelSettings(
        ChannelId channelId,
        boolean collapsed,
        int flags,
        int messageNotifications,
        boolean muted,
        @Nullable Mute mute) {
    /// As the guild has it.
    public static ChannelSettings inherited(ChannelId channelId) {
        return new ChannelSettings(channelId, false, 0, GuildSettings.INHERIT, false, null);
    }
}
