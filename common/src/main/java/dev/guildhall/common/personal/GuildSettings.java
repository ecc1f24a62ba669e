package dev.guildhall.common.personal;

import dev.guildhall.common.id.GuildId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a user hears of one guild. Clients keep it there, and act upon it; the server does so where it counts
/// mentions, which `suppressEveryone` and `suppressRoles` leave out.
/// Source: community docs, "User Guild Settings Object".
///
/// @param guildId [#DIRECT] for private channels
/// @param messageNotifications 0 all, 1 mentions, 2 nothing, 3 as the guild has it
/// @param channels by channel id, each once
/// @param version of the user's guild settings as a whole: grows with each change of any
public record GuildSettings(
        GuildId guildId,
        int flags,
        boolean hideMutedChannels,
        int messageNotifications,
        boolean mobilePush,
        boolean muteScheduledEvents,
        boolean muted,
        @Nullable Mute mute,
        int notifyHighlights,
        boolean suppressEveryone,
        boolean suppressRoles,
        List<ChannelSettings> channels,
        long version) {
    /// Stands for the private channels, which are no guild's.
    public static final GuildId DIRECT = new GuildId(0);

    static final int INHERIT = 3;

    public GuildSettings {
        channels = List.copyOf(channels);
    }

    /// Before the user changed anything.
    public static GuildSettings untouched(GuildId guildId) {
        return new GuildSettings(guildId, 0, false, INHERIT, true, false, false, null, 0, false, false, List.of(), 0);
    }
}
