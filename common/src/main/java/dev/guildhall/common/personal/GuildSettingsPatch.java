package dev.guildhall.common.personal;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A change of one guild's settings. Null keeps.
///
/// @param channels changes of those that are named; the others keep
public record GuildSettingsPatch(
        GuildId guildId,
        @Nullable Integer flags,
        @Nullable Boolean hideMutedChannels,
        @Nullable Integer messageNotifications,
        @Nullable Boolean mobilePush,
        @Nullable Boolean muteScheduledEvents,
        @Nullable Boolean muted,
        Patch<Mute> mute,
        @Nullable Integer notifyHighlights,
        @Nullable Boolean suppressEveryone,
        @Nullable Boolean suppressRoles,
        List<ChannelSettingsPatch> channels) {
    public GuildSettingsPatch {
        channels = List.copyOf(channels);
    }

    /// `version` is that of the outcome.
    public GuildSettings over(GuildSettings old, long version) {
        return new GuildSettings(
                guildId,
                or(flags, old.flags()),
                or(hideMutedChannels, old.hideMutedChannels()),
                or(messageNotifications, old.messageNotifications()),
                or(mobilePush, old.mobilePush()),
                or(muteScheduledEvents, old.muteScheduledEvents()),
                or(muted, old.muted()),
                mute.over(old.mute()),
                or(notifyHighlights, old.notifyHighlights()),
                or(suppressEveryone, old.suppressEveryone()),
                or(suppressRoles, old.suppressRoles()),
                channelsOver(old.channels()),
                version);
    }

    private List<ChannelSettings> channelsOver(List<ChannelSettings> old) {
        TreeMap<ChannelId, ChannelSettings> byId = new TreeMap<>();
        old.forEach(each -> byId.put(each.channelId(), each));
        for (ChannelSettingsPatch patch : channels) {
            ChannelSettings before = byId.get(patch.channelId());
            byId.put(
                    patch.channelId(),
                    patch.over(before == null ? ChannelSettings.inherited(patch.channelId()) : before));
        }
        return new ArrayList<>(byId.values());
    }

    static <T> T or(@Nullable T changed, T kept) {
        return changed == null ? kept : changed;
    }
}
