package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildSnapshot;
import org.jspecify.annotations.Nullable;

/// What the decider may see of a guild.
public interface GuildView {
    /// The guild after all decided changes, durable or not; null when there is no such guild (yet, or any
    /// more).
    @Nullable
    GuildSnapshot snapshot();

    /// What is known for the key; null when it must be loaded first.
    @Nullable
    ColdValue cold(ColdKey key);
}
