package dev.guildhall.common.user;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.Profile;
import java.util.List;

/// What a change of a person's own is answered with.
public sealed interface PersonalResult {
    record Nothing() implements PersonalResult {}

    /// The settings from now on; `outOfDate` when they were left as they are.
    record OfSettings(Bytes proto, boolean outOfDate) implements PersonalResult {}

    /// In the order of the patches.
    record OfGuildSettings(List<GuildSettings> settings) implements PersonalResult {
        public OfGuildSettings {
            settings = List.copyOf(settings);
        }
    }

    record OfProfile(Profile profile) implements PersonalResult {}
}
