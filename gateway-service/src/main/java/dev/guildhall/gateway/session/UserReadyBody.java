package dev.guildhall.gateway.session;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.presence.OwnSession;
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
import java.util.List;

/// READY as user accounts get it: guilds whole. Source: community docs, ready.
///
/// What this product has no store for is there and empty, such as connections. With `merged_members` a client finds
/// its own member of each guild, at the guild's place.
final class UserReadyBody {
    private static final long PRIORITIZED_READY = 1L << 5;
    private static final int API_CODE_VERSION = 1;

    private UserReadyBody() {}

    /// READY, and READY_SUPPLEMENTAL for those who said that they read it.
    static List<EncodedEvent> of(SessionRecord session, Account account, OwnAffairs own) {
        ReadyGuilds guilds = ReadyGuilds.of(session.guilds, session.arrived);
        boolean supplemental = wantsSupplemental(session.spec.identify());
        List<EncodedEvent> first = new ArrayList<>(2);
        first.add(ready(session, account, own, guilds, supplemental));
        if (supplemental) first.add(supplemental(guilds));
        return first;
    }

    static boolean wantsSupplemental(Identify identify) {
        return (identify.capabilities() & PRIORITIZED_READY) != 0;
    }

    private static EncodedEvent ready(
            SessionRecord session, Account account, OwnAffairs own, ReadyGuilds guilds, boolean supplemental) {
        SessionSpec spec = session.spec;
        return new EncodedEvent(EventType.READY, Json.encode(out -> {
            out.writeStartObject();
            ReadyBody.common(out, spec, account);
            guilds.write(out, supplemental);
            guilds.writeOwnMembers(out);
            OwnAffairsBody.write(out, own, account.user(), spec.identify().capabilities());
            notifications(out);
            sessions(out, session);
            emptyRest(out);
            out.writeStringField("auth_session_id_hash", hash(spec.identity().authSessionId()));
            out.writeEndObject();
        }));
    }

    private static void notifications(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("notification_settings");
        out.writeNumberField("flags", 0);
        out.writeEndObject();
    }

    /// All of the user's, as far as its owner has told by now.
    private static void sessions(JsonGenerator out, SessionRecord session) throws IOException {
        List<OwnSession> known = session.ownSessions;
        SessionSpec spec = session.spec;
        out.writeFieldName("sessions");
        SessionsBody.write(
                out,
                known.isEmpty() ? List.of(new OwnSession(spec.id(), spec.client(), session.presence.shown())) : known);
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

    private static EncodedEvent supplemental(ReadyGuilds guilds) {
        return new EncodedEvent(EventType.READY_SUPPLEMENTAL, Json.encode(out -> {
            out.writeStartObject();
            guilds.writeVoice(out);
            emptyPerGuild(out, "merged_members", guilds.ids().size());
            out.writeObjectFieldStart("merged_presences");
            Fields.emptyArray(out, "friends");
            guilds.writePresences(out);
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
