package dev.guildhall.common.personal;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.patch.Patch;
import org.jspecify.annotations.Nullable;

/// A change of one channel's settings. Null keeps.
public record ChannelSettingsPatch(
        ChannelId channelId,
        @Nullable Boolean collapsed,
        @Nullable Integer flags,
        @Nullable Integer messageNotifications,
        @Nullable Boolean muted,
        Patch<Mute> mute) {
    ChannelSettings over(ChannelSettings old) {
        return new ChannelSettings(
                channelId,
                GuildSettingsPatch.or(collapsed, old.collapsed()),
                GuildSettingsPatch.or(flags, old.flags()),
                GuildSettingsPatch.or(messageNotifications, old.messageNotifications()),
                GuildSettingsPatch.or(muted, old.muted()),
                mute.over(old.mute()));
    }
}
