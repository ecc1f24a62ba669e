package dev.guildhall.gateway.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.user.Account;
import dev.guildhall.gateway.socket.Identify;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// READY as user accounts get it: guilds whole. Source: community docs, ready.
///
/// What this product has no store for is there and empty, such as connections. With `merged_members` a client finds
/// its own member of each guild, at the guild's place.
final class UserReadyBody {
    private static final long PRIORITIZED_READY = 1L << 5;
    private static final int API_CODE_VERSION = 1;

    private UserReadyBody() {}

    /// READY, and READY_SUPPLEMENTAL for those who said that they read it.
    static List<EncodedEvent> of(
            SessionSpec spec,
            Account account,
            OwnAffairs own,
            Collection<GuildId> guilds,
            Map<GuildId, EncodedEvent> bodies) {
        List<EncodedEvent> first = new ArrayList<>(2);
        first.add(ready(spec, account, own, guilds, bodies));
        if (wantsSupplemental(spec.identify())) first.add(supplemental(guilds));
        return first;
    }

    static boolean wantsSupplemental(Identify identify) {
        return (identify.capabilities() & PRIORITIZED_READY) != 0;
    }

    private static EncodedEvent ready(
            SessionSpec spec,
            Account account,
            OwnAffairs own,
            Collection<GuildId> guilds,
            Map<GuildId, EncodedEvent> bodies) {
        return new EncodedEvent(EventType.READY, Json.encode(out -> {
            out.writeStartObject();
            ReadyBody.common(out, spec, account);
            guilds(out, guilds, bodies);
            ownMembers(out, account.user().id(), guilds, bodies);
            OwnAffairsBody.write(out, own, account.user(), spec.identify().capabilities());
            notifications(out);
            sessions(out, spec);
            emptyRest(out);
            out.writeStringField("auth_session_id_hash", hash(spec.identity().authSessionId()));
            out.writeEndObject();
        }));
    }

    private static void guilds(JsonGenerator out, Collection<GuildId> guilds, Map<GuildId, EncodedEvent> bodies)
            throws IOException {
        out.writeArrayFieldStart("guilds");
        for (GuildId guildId : guilds) {
            EncodedEvent body = bodies.get(guildId);
            if (body == null) {
                ReadyBody.unavailable(out, guildId);
            } else {
                out.writeRawValue(body.body().toString());
            }
        }
        out.writeEndArray();
    }

    private static void ownMembers(
            JsonGenerator out, UserId self, Collection<GuildId> guilds, Map<GuildId, EncodedEvent> bodies)
            throws IOException {
        out.writeArrayFieldStart("merged_members");
        for (GuildId guildId : guilds) {
            out.writeStartArray();
            EncodedEvent body = bodies.get(guildId);
            JsonNode own = body == null ? null : ownMember(body.body(), self);
            if (own != null) member(out, own, self);
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private static @Nullable JsonNode ownMember(Bytes guild, UserId self) throws IOException {
        byte[] utf8 = new byte[guild.length()];
        guild.copyTo(utf8, 0);
        for (JsonNode member : Json.parse(utf8).path("members")) {
            if (member.path("user").path("id").asText().equals(self.toString())) return member;
        }
        return null;
    }

    private static void member(JsonGenerator out, JsonNode member, UserId self) throws IOException {
        out.writeStartObject();
        Fields.id(out, "user_id", self.value());
        for (Map.Entry<String, JsonNode> field : member.properties()) {
            if (field.getKey().equals("user")) continue;
            out.writeFieldName(field.getKey());
            out.writeTree(field.getValue());
        }
        out.writeEndObject();
    }

    private static void notifications(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("notification_settings");
        out.writeNumberField("flags", 0);
        out.writeEndObject();
    }

    /// Only this session: the user's owner does not tell of others yet.
    private static void sessions(JsonGenerator out, SessionSpec spec) throws IOException {
        Identify.ClientProperties client = spec.identify().properties();
        out.writeArrayFieldStart("sessions");
        out.writeStartObject();
        out.writeStringField("session_id", spec.id().value());
        out.writeStringField("status", "online");
        Fields.emptyArray(out, "activities");
        out.writeObjectFieldStart("client_info");
        out.writeStringField("client", client.browser());
        out.writeStringField("os", client.os());
        out.writeNumberField("version", 0);
        out.writeEndObject();
        out.writeBooleanField("active", true);
        out.writeEndObject();
        out.writeEndArray();
    }

    private static void emptyRest(JsonGenerator out) throws IOException {
        for (String name : List.of("presences", "connected_accounts", "experiments", "guild_experiments")) {
            Fields.emptyArray(out, name);
        }
        out.writeObjectFieldStart("auth");
        Fields.emptyArray(out, "authenticator_types");
        out.writeEndObject();
        out.writeObjectFieldStart("consents");
        out.writeObjectFieldStart("personalization");
        out.writeBooleanField("consented", false);
        out.writeEndObject();
        out.writeEndObject();
        out.writeNullField("country_code");
        out.writeNullField("analytics_token");
        out.writeNullField("tutorial");
        out.writeNumberField("friend_suggestion_count", 0);
        out.writeNumberField("api_code_version", API_CODE_VERSION);
    }

    private static EncodedEvent supplemental(Collection<GuildId> guilds) {
        return new EncodedEvent(EventType.READY_SUPPLEMENTAL, Json.encode(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("guilds");
            for (GuildId guildId : guilds) {
                out.writeStartObject();
                Fields.id(out, "id", guildId.value());
                Fields.emptyArray(out, "voice_states");
                Fields.emptyArray(out, "activity_instances");
                out.writeEndObject();
            }
            out.writeEndArray();
            emptyPerGuild(out, "merged_members", guilds.size());
            out.writeObjectFieldStart("merged_presences");
            Fields.emptyArray(out, "friends");
            emptyPerGuild(out, "guilds", guilds.size());
            out.writeEndObject();
            Fields.emptyArray(out, "lazy_private_channels");
            Fields.emptyArray(out, "disclose");
            Fields.emptyArray(out, "game_invites");
            out.writeEndObject();
        }));
    }

    /// One empty list for each guild: clients walk both lists side by side.
    private static void emptyPerGuild(JsonGenerator out, String name, int guilds) throws IOException {
        out.writeArrayFieldStart(name);
        for (int i = 0; i < guilds; i++) {
            out.writeStartArray();
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private static String hash(AuthSessionId id) {
        try {
            byte[] text = id.toString().getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
