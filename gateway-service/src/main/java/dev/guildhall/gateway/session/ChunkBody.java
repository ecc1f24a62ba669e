package dev.guildhall.gateway.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.MemberJson;
import dev.guildhall.common.payload.PresenceJson;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Opcode;
import dev.guildhall.common.relay.EncodedEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Answers to op 8. Source: docs, "Gateway Events", guild members chunk, rate limited.
final class ChunkBody {
    private ChunkBody() {}

    /// `presences` are those of `members` who show.
    static EncodedEvent of(
            MemberRequest request,
            List<MemberProfile> members,
            Map<UserId, Presence> presences,
            List<UserId> notFound,
            int index,
            int count) {
        return new EncodedEvent(EventType.GUILD_MEMBERS_CHUNK, Json.encode(out -> {
            out.writeStartObject();
            Fields.id(out, "guild_id", request.guildId().value());
            out.writeArrayFieldStart("members");
            for (MemberProfile member : members) {
                MemberJson.write(out, member);
            }
            out.writeEndArray();
            out.writeNumberField("chunk_index", index);
            out.writeNumberField("chunk_count", count);
            if (request.userIds() != null) notFound(out, request, notFound);
            if (request.presences()) presences(out, presences);
            nonce(out, request);
            out.writeEndObject();
        }));
    }

    /// The client asks again after `retryAfterMs`.
    static EncodedEvent later(MemberRequest request, long retryAfterMs) {
        return new EncodedEvent(EventType.RATE_LIMITED, Json.encode(out -> {
            out.writeStartObject();
            out.writeNumberField("opcode", Opcode.REQUEST_GUILD_MEMBERS.code());
            out.writeNumberField("retry_after", retryAfterMs / 1000.0);
            out.writeObjectFieldStart("meta");
            Fields.id(out, "guild_id", request.guildId().value());
            nonce(out, request);
            out.writeEndObject();
            out.writeEndObject();
        }));
    }

    private static void presences(JsonGenerator out, Map<UserId, Presence> presences) throws IOException {
        out.writeArrayFieldStart("presences");
        for (Map.Entry<UserId, Presence> each : presences.entrySet()) {
            PresenceJson.write(out, each.getKey(), each.getValue());
        }
        out.writeEndArray();
    }

    private static void notFound(JsonGenerator out, MemberRequest request, List<UserId> notFound) throws IOException {
        out.writeArrayFieldStart("not_found");
        for (UserId id : notFound) {
            out.writeString(id.toString());
        }
        for (JsonNode id : request.notIds()) {
            out.writeTree(id);
        }
        out.writeEndArray();
    }

    private static void nonce(JsonGenerator out, MemberRequest request) throws IOException {
        if (request.nonce() != null) out.writeStringField("nonce", request.nonce());
    }
}
