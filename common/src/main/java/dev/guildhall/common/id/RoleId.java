package dev.guildhall.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A role of a guild.
public record RoleId(@JsonValue long value) implements Comparable<RoleId> {
    @JsonCreator
    public RoleId {}

    @Override
    public int compareTo(RoleId other) {
        return Long.compareUnsigned(value, other.value);
    }

    /// The decimal form that the wire uses.
    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
