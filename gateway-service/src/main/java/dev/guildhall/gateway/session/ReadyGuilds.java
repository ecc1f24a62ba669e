package dev.guildhall.gateway.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.relay.EncodedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The guilds of a user account's READY, in its order; a guild that has not answered has no body. A client
/// that reads READY_SUPPLEMENTAL finds presences and voice states there and not in READY. Source: community
/// docs, ready supplemental.
record ReadyGuilds(List<GuildId> ids, List<JsonNode> bodies) {
    private static final List<String> SUPPLEMENTAL = List.of("presences", "voice_states");

    static ReadyGuilds of(Collection<GuildId> guilds, Map<GuildId, EncodedEvent> bodies) {
        List<JsonNode> parsed = new ArrayList<>(guilds.size());
        for (GuildId guildId : guilds) {
            EncodedEvent body = bodies.get(guildId);
            parsed.add(body == null ? MissingNode.getInstance() : parsed(body.body()));
        }
        return new ReadyGuilds(List.copyOf(guilds), parsed);
    }

    private static JsonNode parsed(Bytes body) {
        byte[] utf8 = new byte[body.length()];
        body.copyTo(utf8, 0);
        try {
            return Json.parse(utf8);
        } catch (IOException guildsWriteJson) {
            throw new UncheckedIOException(guildsWriteJson);
        }
    }

    void write(JsonGenerator out, boolean supplemental) throws IOException {
        out.writeArrayFieldStart("guilds");
        for (int i = 0; i < ids.size(); i++) {
            if (bodies.get(i).isMissingNode()) {
                ReadyBody.unavailable(out, ids.get(i));
            } else {
                guild(out, bodies.get(i), supplemental);
            }
        }
        out.writeEndArray();
    }

    private static void guild(JsonGenerator out, JsonNode guild, boolean supplemental) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, JsonNode> field : guild.properties()) {
            if (supplemental && SUPPLEMENTAL.contains(field.getKey())) {
                Fields.emptyArray(out, field.getKey());
            } else {
                out.writeFieldName(field.getKey());
                out.writeTree(field.getValue());
            }
        }
        out.writeEndObject();
    }

    /// `guilds` of READY_SUPPLEMENTAL.
    void writeVoice(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("guilds");
        for (int i = 0; i < ids.size(); i++) {
            out.writeStartObject();
            Fields.id(out, "id", ids.get(i).value());
            out.writeArrayFieldStart("voice_states");
            for (JsonNode state : bodies.get(i).path("voice_states")) {
                out.writeTree(state);
            }
            out.writeEndArray();
            Fields.emptyArray(out, "activity_instances");
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /// `merged_presences.guilds`: one list for each guild, without those who are offline.
    void writePresences(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("guilds");
        for (JsonNode guild : bodies) {
            out.writeStartArray();
            for (JsonNode presence : guild.path("presences")) {
                if (!presence.path("client_status").isEmpty()) presence(out, presence);
            }
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private static void presence(JsonGenerator out, JsonNode presence) throws IOException {
        out.writeStartObject();
        out.writeStringField("user_id", presence.path("user").path("id").asText());
        for (Map.Entry<String, JsonNode> field : presence.properties()) {
            if (field.getKey().equals("user")) continue;
            out.writeFieldName(field.getKey());
            out.writeTree(field.getValue());
        }
        out.writeEndObject();
    }
}
