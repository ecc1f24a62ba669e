package dev.guildhall.store.reading;

import com.typesafe.config.Config;

/// `guildhall.store.reading`, read once at start. Every value and its reason stands in `reference.conf`.
public record ReadingConfig(long headsBytesMax) {
    public ReadingConfig {
        if (headsBytesMax < 0) {
            throw new IllegalArgumentException(
                    "guildhall.store.reading.heads-bytes-max must not be negative, was " + headsBytesMax);
        }
    }

    /// `config` is the whole configuration, resolved.
    public static ReadingConfig from(Config config) {
        return new ReadingConfig(config.getBytes("guildhall.store.reading.heads-bytes-max"));
    }
}
