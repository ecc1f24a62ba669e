package dev.guildhall.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A custom emoji of a guild.
public record EmojiId(@JsonValue long value) implements Comparable<EmojiId> {
    @JsonCreator
    public EmojiId {}

    @Override
    public int compareTo(EmojiId other) {
        return Long.compareUnsigned(value, other.value);
    }

    /// The decimal form that the wire uses.
    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
