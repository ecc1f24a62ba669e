package dev.guildhall.common.protocol;

import java.util.Optional;

/// What a guild asks of its moderators. Source: docs, "Guild", MFA level.
public enum MfaLevel {
    /// Nothing.
    NONE(0),

    /// Two factors for the permissions with [Permission#needsMfa()].
    ELEVATED(1);

    private final int code;

    MfaLevel(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The constant with that number.
    public static Optional<MfaLevel> of(int code) {
        for (MfaLevel candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
