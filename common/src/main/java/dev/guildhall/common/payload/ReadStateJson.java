package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.personal.ReadState;
import java.io.IOException;
import java.time.Instant;

/// How far a channel was read, as READY has it. Source: community docs, "Read State Object".
public final class ReadStateJson {
    /// The only kind there is here: a channel's.
    public static final int CHANNEL = 0;

    private ReadStateJson() {}

    /// @param mentions how often the user is called in what it has not read there
    public static void write(JsonGenerator out, ReadState state, int mentions) throws IOException {
        out.writeStartObject();
        Fields.id(out, "id", state.channelId().value());
        out.writeNumberField("read_state_type", CHANNEL);
        // 0 is what clients know an unread channel by.
        var last = state.lastMessageId();
        Fields.id(out, "last_message_id", last == null ? 0 : last.value());
        out.writeNumberField("mention_count", mentions);
        Instant pin = state.lastPin();
        out.writeStringField("last_pin_timestamp", Timestamps.iso(pin == null ? Instant.EPOCH : pin));
        out.writeNumberField("flags", state.flags());
        if (state.lastViewed() > 0) {
            out.writeNumberField("last_viewed", state.lastViewed());
        }
        out.writeEndObject();
    }
}
