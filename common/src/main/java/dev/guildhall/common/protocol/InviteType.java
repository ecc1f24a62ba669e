package dev.guildhall.common.protocol;

import java.util.Optional;

/// What an invite leads to. Source: docs, "Invite", invite types.
public enum InviteType {
    /// A guild.
    GUILD(0),

    /// A group.
    GROUP_DM(1),

    /// A friendship.
    FRIEND(2);

    private final int code;

    InviteType(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The constant with that number.
    public static Optional<InviteType> of(int code) {
        for (InviteType candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
