package dev.guildhall.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A guild. The id of its @everyone role is the same number.
public record GuildId(@JsonValue long value) implements Comparable<GuildId> {
    @JsonCreator
    public GuildId {}

    @Override
    public int compareTo(GuildId other) {
        return Long.compareUnsigned(value, other.value);
    }

    /// The decimal form that the wire uses.
    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
