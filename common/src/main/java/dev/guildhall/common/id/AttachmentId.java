package dev.guildhall.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A file of a message.
public record AttachmentId(@JsonValue long value) implements Comparable<AttachmentId> {
    @JsonCreator
    public AttachmentId {}

    @Override
    public int compareTo(AttachmentId other) {
        return Long.compareUnsigned(value, other.value);
    }

    /// The decimal form that the wire uses.
    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
