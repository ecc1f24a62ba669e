package dev.guildhall.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// An application. Its bot's user id is the same number.
public record ApplicationId(@JsonValue long value) implements Comparable<ApplicationId> {
    @JsonCreator
    public ApplicationId {}

    @Override
    public int compareTo(ApplicationId other) {
        return Long.compareUnsigned(value, other.value);
    }

    /// The decimal form that the wire uses.
    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
