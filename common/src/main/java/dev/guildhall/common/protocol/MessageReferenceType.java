package dev.guildhall.common.protocol;

import java.util.Optional;

/// Why a message points at another. Source: docs, "Message", message reference types.
public enum MessageReferenceType {
    /// A reply, a pin notice or a crosspost; what an absent type means.
    DEFAULT(0),

    /// A forward: the message holds a snapshot.
    FORWARD(1);

    private final int code;

    MessageReferenceType(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The constant with that number.
    public static Optional<MessageReferenceType> of(int code) {
        for (MessageReferenceType candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
