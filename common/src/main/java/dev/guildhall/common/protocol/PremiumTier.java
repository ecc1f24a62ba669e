package dev.guildhall.common.protocol;

import java.util.Optional;

/// Boost level of a guild; ours stay at the first. Source: docs, "Guild", premium tier.
public enum PremiumTier {
    /// No boosts.
    NONE(0),

    /// Level 1.
    TIER_1(1),

    /// Level 2.
    TIER_2(2),

    /// Level 3.
    TIER_3(3);

    private final int code;

    PremiumTier(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The constant with that number.
    public static Optional<PremiumTier> of(int code) {
        for (PremiumTier candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
