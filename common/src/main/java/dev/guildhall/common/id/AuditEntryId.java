package dev.guildhall.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// An entry of a guild's audit log.
public record AuditEntryId(@JsonValue long value) implements Comparable<AuditEntryId> {
    @JsonCreator
    public AuditEntryId {}

    @Override
    public int compareTo(AuditEntryId other) {
        return Long.compareUnsigned(value, other.value);
    }

    /// The decimal form that the wire uses.
    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
