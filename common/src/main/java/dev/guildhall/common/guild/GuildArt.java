package dev.guildhall.common.guild;

import dev.guildhall.common.patch.Patch;
import org.jspecify.annotations.Nullable;

/// A guild's pictures beside its icon, each a hash: behind its invites, and above its channels.
public record GuildArt(@Nullable String splash, @Nullable String banner) {
    public static final GuildArt NONE = new GuildArt(null, null);

    /// Absent pictures keep.
    public record Change(Patch<String> splash, Patch<String> banner) {
        public static final Change KEEP = new Change(Patch.keep(), Patch.keep());

        public GuildArt over(GuildArt art) {
            return new GuildArt(splash.over(art.splash()), banner.over(art.banner()));
        }
    }
}
