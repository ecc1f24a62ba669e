package dev.guildhall.common.protocol;

import java.util.Optional;

/// What another user is to one. Source: community docs, "Relationships".
public enum RelationshipType {
    /// Both want it.
    FRIEND(1),

    /// The other one does not learn of it.
    BLOCKED(2),

    /// The other one asks.
    INCOMING_REQUEST(3),

    /// One asked, and waits.
    OUTGOING_REQUEST(4);

    private final int code;

    RelationshipType(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The constant with that number.
    public static Optional<RelationshipType> of(int code) {
        for (RelationshipType candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
