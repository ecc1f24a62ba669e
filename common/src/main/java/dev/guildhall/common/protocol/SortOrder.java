package dev.guildhall.common.protocol;

import java.util.Optional;

/// How a forum orders its posts. Source: channel resource, "Sort Order Types".
public enum SortOrder {
    /// The latest message first.
    LATEST_ACTIVITY(0),

    /// The newest post first.
    CREATION_DATE(1);

    private final int code;

    SortOrder(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The constant with that number.
    public static Optional<SortOrder> of(int code) {
        for (SortOrder candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
