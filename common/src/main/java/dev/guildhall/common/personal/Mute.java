package dev.guildhall.common.personal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Until when something is silent. `windowSeconds` is what the user chose it by, -1 for "until I turn it on".
public record Mute(@Nullable Instant endsAt, int windowSeconds) {
    /// In a change: nothing is silent any more.
    public static final Mute NONE = new Mute(null, 0);

    /// What a change leaves; null for [#NONE].
    static @Nullable Mute over(@Nullable Mute changed, @Nullable Mute kept) {
        if (changed == null) {
            return kept;
        }
        return changed.equals(NONE) ? null : changed;
    }
}
