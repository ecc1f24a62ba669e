package dev.guildhall.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A channel: of a guild, or private.
public record ChannelId(@JsonValue long value) implements Comparable<ChannelId> {
    @JsonCreator
    public ChannelId {}

    @Override
    public int compareTo(ChannelId other) {
        return Long.compareUnsigned(value, other.value);
    }

    /// The decimal form that the wire uses.
    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
