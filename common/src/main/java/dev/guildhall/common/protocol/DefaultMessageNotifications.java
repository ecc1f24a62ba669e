package dev.guildhall.common.protocol;

import java.util.Optional;

/// What notifies members who set nothing themselves. Source: docs, "Guild", default message notification level.
public enum DefaultMessageNotifications {
    /// Every message.
    ALL_MESSAGES(0),

    /// Only messages that mention them.
    ONLY_MENTIONS(1);

    private final int code;

    DefaultMessageNotifications(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The constant with that number.
    public static Optional<DefaultMessageNotifications> of(int code) {
        for (DefaultMessageNotifications candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
