package dev.guildhall.bus.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.json.Json;
import java.io.IOException;

/// Reads records, those of older and of newer writers, too.
public final class EventReader {
    private EventReader() {}

    /// What a record turned out to be.
    public sealed interface Found {
        record Known(Event event) implements Found {}

        /// A kind that a newer writer knows: to be passed over.
        record Unknown(String type) implements Found {}

        /// Not an event at all: to be told somebody, and passed over.
        record Broken(String why) implements Found {}
    }

    /// Never fails.
    public static Found read(Bytes value) {
        JsonNode root;
        try {
            byte[] utf8 = new byte[value.length()];
            value.copyTo(utf8, 0);
            root = Json.parse(utf8);
        } catch (IOException broken) {
            return new Found.Broken("not JSON: " + broken.getMessage());
        }
        JsonNode type = root.path("type");
        JsonNode id = root.path("id");
        if (!type.isTextual() || !id.isTextual()) return new Found.Broken("no type, or no id");
        JsonNode data = root.path("data");
        if (!data.isObject()) return new Found.Broken("no data");
        return EventKind.named(type.textValue())
                .<Found>map(kind -> new Found.Known(new Event(
                        id.textValue(),
                        kind,
                        root.path("v").asInt(1),
                        root.path("owner").textValue(),
                        root.path("number").asLong(0),
                        data)))
                .orElseGet(() -> new Found.Unknown(type.textValue()));
    }
}
