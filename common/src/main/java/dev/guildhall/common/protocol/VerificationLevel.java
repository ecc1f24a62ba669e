package dev.guildhall.common.protocol;

import java.util.Optional;

/// What a guild asks of members without a role before they may write. Source: docs, "Guild", verification
/// level.
public enum VerificationLevel {
    /// Nothing.
    NONE(0),

    /// A verified e-mail.
    LOW(1),

    /// Also registered for 5 minutes.
    MEDIUM(2),

    /// Also a member for 10 minutes.
    HIGH(3),

    /// Also a verified phone.
    VERY_HIGH(4);

    private final int code;

    VerificationLevel(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The constant with that number.
    public static Optional<VerificationLevel> of(int code) {
        for (VerificationLevel candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
