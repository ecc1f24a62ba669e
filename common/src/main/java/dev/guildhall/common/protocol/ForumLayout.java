package dev.guildhall.common.protocol;

import java.util.Optional;

/// How a forum shows its posts. Source: channel resource, "Forum Layout Types".
public enum ForumLayout {
    /// As each client likes.
    NOT_SET(0),

    /// One below the other.
    LIST_VIEW(1),

    /// As tiles.
    GALLERY_VIEW(2);

    private final int code;

    ForumLayout(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The constant with that number.
    public static Optional<ForumLayout> of(int code) {
        for (ForumLayout candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
