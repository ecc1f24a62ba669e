package dev.guildhall.store.sweep;

import com.typesafe.config.Config;
import java.time.Duration;

/// What `guildhall.sweep` says. Each key is explained in this module's `reference.conf`.
///
/// @param grace see [ContentSweep]
/// @param pause between two steps
/// @param pageMax contents that one step looks at
/// @param marksMax contents that wait for their grace to pass
public record SweepConfig(boolean enabled, Duration grace, Duration pause, int pageMax, int marksMax) {
    /// A request lives for minutes at most, its upload included, and then a commit for as long as its owner and the
    /// writer have it: less than this would be a bet.
    static final Duration GRACE_MIN = Duration.ofHours(1);

    public SweepConfig {
        if (grace.compareTo(GRACE_MIN) < 0) {
            throw new IllegalArgumentException(
                    "guildhall.sweep.grace must be at least an hour, was " + grace + ": a commit may be on its way");
        }
        if (!pause.isPositive() || pageMax < 1 || marksMax < 1) {
            throw new IllegalArgumentException("guildhall.sweep: pause, page-max and marks-max must be more than 0");
        }
    }

    /// @param root the whole configuration, resolved
    public static SweepConfig from(Config root) {
        Config own = root.getConfig("guildhall.sweep");
        return new SweepConfig(
                own.getBoolean("enabled"),
                own.getDuration("grace"),
                own.getDuration("pause"),
                own.getInt("page-max"),
                own.getInt("marks-max"));
    }
}
