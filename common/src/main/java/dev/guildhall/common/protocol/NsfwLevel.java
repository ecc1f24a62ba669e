package dev.guildhall.common.protocol;

import java.util.Optional;

/// Age rating of a guild. Source: docs, "Guild", guild age restriction level.
public enum NsfwLevel {
    /// Not rated.
    DEFAULT(0),

    /// Rated explicit.
    EXPLICIT(1),

    /// Rated safe.
    SAFE(2),

    /// Only for adults.
    AGE_RESTRICTED(3);

    private final int code;

    NsfwLevel(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The constant with that number.
    public static Optional<NsfwLevel> of(int code) {
        for (NsfwLevel candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
