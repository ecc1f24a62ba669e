package dev.guildhall.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

/// A message. Grows within a channel; a thread started from it has the same number.
public record MessageId(@JsonValue long value) implements Comparable<MessageId> {
    @JsonCreator
    public MessageId {}

    /// The greatest id that a message from before this millisecond can have.
    public static MessageId lastBefore(Instant instant) {
        return new MessageId(Math.max(0, Snowflake.floorOf(instant) - 1));
    }

    @Override
    public int compareTo(MessageId other) {
        return Long.compareUnsigned(value, other.value);
    }

    /// The decimal form that the wire uses.
    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
