package dev.guildhall.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// One log-in of a user: what a token names and what log-out revokes. Random, not a snowflake.
public record AuthSessionId(@JsonValue long value) implements Comparable<AuthSessionId> {
    @JsonCreator
    public AuthSessionId {}

    @Override
    public int compareTo(AuthSessionId other) {
        return Long.compareUnsigned(value, other.value);
    }

    /// The decimal form that the wire uses.
    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
