package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.Activity;
import dev.guildhall.common.presence.OwnSession;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.protocol.ClientPlatform;
import dev.guildhall.common.protocol.PresenceStatus;
import java.io.IOException;
import java.util.List;

/// Presences and sessions. Source: docs, "Gateway Events", presence update; community docs, sessions.
/// `user` holds the id and nothing else, as the protocol permits: who does not know the account learns
/// nothing from its presence.
public final class PresenceJson {
    private PresenceJson() {}

    /// In GUILD_CREATE and chunks.
    public static void write(JsonGenerator out, UserId user, Presence presence) throws IOException {
        out.writeStartObject();
        user(out, user);
        presence(out, presence);
        out.writeEndObject();
    }

    /// In `merged_presences` of READY_SUPPLEMENTAL: named by `user_id`. Source: community docs.
    public static void writeMerged(JsonGenerator out, UserId user, Presence presence) throws IOException {
        out.writeStartObject();
        Fields.id(out, "user_id", user.value());
        presence(out, presence);
        out.writeEndObject();
    }

    /// PRESENCE_UPDATE of a guild.
    public static void writeEvent(JsonGenerator out, GuildId guildId, UserId user, Presence presence)
            throws IOException {
        out.writeStartObject();
        Fields.id(out, "guild_id", guildId.value());
        user(out, user);
        presence(out, presence);
        out.writeEndObject();
    }

    /// In SESSIONS_REPLACE and READY: `active` marks one session that stands for all.
    public static void writeSession(JsonGenerator out, OwnSession session, boolean active) throws IOException {
        out.writeStartObject();
        out.writeStringField("session_id", session.id().value());
        out.writeStringField("status", session.presence().status().wireName());
        activities(out, session.presence().activities());
        out.writeObjectFieldStart("client_info");
        out.writeStringField("client", session.client().client());
        out.writeStringField("os", session.client().os());
        out.writeNumberField("version", 0);
        out.writeEndObject();
        out.writeBooleanField("active", active);
        out.writeEndObject();
    }

    private static void user(JsonGenerator out, UserId user) throws IOException {
        out.writeObjectFieldStart("user");
        Fields.id(out, "id", user.value());
        out.writeEndObject();
    }

    private static void presence(JsonGenerator out, Presence presence) throws IOException {
        out.writeStringField("status", presence.status().wireName());
        activities(out, presence.activities());
        out.writeObjectFieldStart("client_status");
        for (ClientPlatform platform : ClientPlatform.values()) {
            PresenceStatus status = presence.clientStatus().get(platform);
            if (status != null) {
                out.writeStringField(platform.wireName(), status.wireName());
            }
        }
        out.writeEndObject();
    }

    private static void activities(JsonGenerator out, List<Activity> activities) throws IOException {
        out.writeArrayFieldStart("activities");
        for (Activity activity : activities) {
            out.writeRawValue(withStart(activity));
        }
        out.writeEndArray();
    }

    /// `{…}` becomes `{…,"created_at":1}`: an activity has a name at least.
    private static String withStart(Activity activity) {
        String json = activity.json().toString();
        return json.substring(0, json.length() - 1) + ",\"created_at\":" + activity.createdAtMs() + "}";
    }
}
