package dev.guildhall.bus.event;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.bus.BusRecord;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.Timestamps;
import java.io.IOException;
import java.time.Instant;

/// Writes events as records. The envelope: `id`, `type`, `v`, where it comes from, and the kind's own fields in
/// `data`.
public final class EventWriter {
    private EventWriter() {}

    /// @param data writes the fields of the kind, inside an object that is open
    public static BusRecord record(EventKind kind, long key, EventOrigin origin, Json.Writer data) {
        return new BusRecord(kind.topic(), key, Json.encode(out -> {
            out.writeStartObject();
            out.writeStringField("id", origin.id());
            out.writeStringField("type", kind.wireName());
            out.writeNumberField("v", kind.version());
            origin(out, origin);
            out.writeObjectFieldStart("data");
            data.write(out);
            out.writeEndObject();
            out.writeEndObject();
        }));
    }

    private static void origin(JsonGenerator out, EventOrigin origin) throws IOException {
        switch (origin) {
            case EventOrigin.Committed committed -> {
                out.writeStringField("owner", committed.owner());
                out.writeNumberField("number", committed.number());
            }
            case EventOrigin.Observed observed ->
                out.writeStringField("at", Timestamps.iso(Instant.ofEpochMilli(observed.atMs())));
        }
    }
}
