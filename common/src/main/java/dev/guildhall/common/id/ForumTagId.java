package dev.guildhall.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A tag of a forum.
public record ForumTagId(@JsonValue long value) implements Comparable<ForumTagId> {
    @JsonCreator
    public ForumTagId {}

    @Override
    public int compareTo(ForumTagId other) {
        return Long.compareUnsigned(value, other.value);
    }

    /// The decimal form that the wire uses.
    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
