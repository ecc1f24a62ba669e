package dev.guildhall.gateway.session;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.PresenceJson;
import dev.guildhall.common.presence.OwnSession;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/// A user's own sessions: in READY, and in SESSIONS_REPLACE when they change. Source: community docs,
/// sessions replace. The one whose status comes first is the active one.
final class SessionsBody {
    private SessionsBody() {}

    static EncodedEvent replace(List<OwnSession> sessions) {
        return new EncodedEvent(EventType.SESSIONS_REPLACE, Json.encode(out -> write(out, sessions)));
    }

    static void write(JsonGenerator out, List<OwnSession> sessions) throws IOException {
        OwnSession active = sessions.stream()
                .min(Comparator.comparing(session -> session.presence().status()))
                .orElse(null);
        out.writeStartArray();
        for (OwnSession session : sessions) {
            PresenceJson.writeSession(out, session, session.equals(active));
        }
        out.writeEndArray();
    }
}
