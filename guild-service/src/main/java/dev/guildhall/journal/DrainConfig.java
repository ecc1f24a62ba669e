package dev.guildhall.journal;

import com.typesafe.config.Config;
import java.time.Duration;

/// `guildhall.drain`, read once at start. Every value and its reason stands in `reference.conf`.
public record DrainConfig(int entriesMax, int partsMax, Duration linger, Duration retry, Duration closing) {
    public DrainConfig {
        if (entriesMax < 1 || partsMax < 1) {
            throw new IllegalArgumentException("guildhall.drain.entries-max and parts-max must be at least 1, were "
                    + entriesMax + " and " + partsMax);
        }
        if (linger.isNegative() || closing.isNegative() || retry.isNegative() || retry.isZero()) {
            throw new IllegalArgumentException(
                    "guildhall.drain.linger and closing must not be negative, and retry longer than 0");
        }
    }

    /// `config` is the whole configuration, resolved.
    public static DrainConfig from(Config config) {
        Config own = config.getConfig("guildhall.drain");
        return new DrainConfig(
                own.getInt("entries-max"),
                own.getInt("parts-max"),
                own.getDuration("linger"),
                own.getDuration("retry"),
                own.getDuration("closing"));
    }
}
