package dev.guildhall.common.protocol;

import java.util.Optional;

/// Whose media a guild wants scanned. Source: docs, "Guild", explicit content filter level.
public enum ExplicitContentFilter {
    /// Nobody's.
    DISABLED(0),

    /// Of members without a role.
    MEMBERS_WITHOUT_ROLES(1),

    /// Everybody's.
    ALL_MEMBERS(2);

    private final int code;

    ExplicitContentFilter(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The constant with that number.
    public static Optional<ExplicitContentFilter> of(int code) {
        for (ExplicitContentFilter candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
