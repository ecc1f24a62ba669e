package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the decider may see of a guild.
public interface GuildView {
    /// Which guild this is, whether it exists or not.
    GuildId guildId();

    /// The guild after all decided changes, durable or not; null when there is no such guild (yet, or any
    /// more).
    @Nullable
    GuildSnapshot snapshot();

    /// What is known for the key; null when it must be loaded first.
    @Nullable
    ColdValue cold(ColdKey key);

    /// Where the user is in voice, as it was published; null when nowhere.
    @Nullable
    VoiceState voice(UserId userId);

    /// When the user last sent to a channel with slow mode; null when never, or too long ago to be remembered.
    @Nullable
    Instant lastSentAt(ChannelId channelId, UserId userId);
}
