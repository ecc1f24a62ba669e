package dev.guildhall.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A user account, a bot's included.
public record UserId(@JsonValue long value) implements Comparable<UserId> {
    @JsonCreator
    public UserId {}

    @Override
    public int compareTo(UserId other) {
        return Long.compareUnsigned(value, other.value);
    }

    /// The decimal form that the wire uses.
    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
