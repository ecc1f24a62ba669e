package dev.guildhall.common.protocol;

import java.util.Optional;

/// What a channel overwrite is for. Requests may send the number as text too. Source: docs, "Channel",
/// overwrite object.
public enum OverwriteType {
    /// `id` is a role; the guild id is @everyone.
    ROLE(0),

    /// `id` is a user.
    MEMBER(1);

    private final int code;

    OverwriteType(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The constant with that number.
    public static Optional<OverwriteType> of(int code) {
        for (OverwriteType candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
