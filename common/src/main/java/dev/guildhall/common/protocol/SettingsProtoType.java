package dev.guildhall.common.protocol;

import java.util.Optional;

/// The parts of a user's settings that clients keep as protobuf. Source: community docs, "User Settings".
public enum SettingsProtoType {
    /// What READY carries.
    PRELOADED(1),

    /// Favourites and what is used often.
    FRECENCY(2),

    /// For trying the mechanism out.
    TEST(3);

    private final int code;

    SettingsProtoType(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The constant with that number.
    public static Optional<SettingsProtoType> of(int code) {
        for (SettingsProtoType candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
