package dev.guildhall.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A sticker of a guild.
public record StickerId(@JsonValue long value) implements Comparable<StickerId> {
    @JsonCreator
    public StickerId {}

    @Override
    public int compareTo(StickerId other) {
        return Long.compareUnsigned(value, other.value);
    }

    /// The decimal form that the wire uses.
    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
