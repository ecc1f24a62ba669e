package dev.guildhall.user;

import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.relay.DirectDelivery;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.common.user.UserReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.pekko.actor.typed.ActorRef;

/// The live gateway sessions of one user. Survives a crash of the user's actor.
final class UserSessions {
    private final Map<SessionId, UserMessage.OpenSession> sessions = new LinkedHashMap<>();
    private final Map<SessionId, UserMessage.OpenSession> answered = new LinkedHashMap<>();

    /// Changes reach the session from here on.
    void put(UserMessage.OpenSession session) {
        sessions.put(session.sessionId(), session);
        answered.remove(session.sessionId());
    }

    /// Its opening succeeded.
    void answer(UserMessage.OpenSession session, UserReply.SessionOpened opened) {
        if (knows(session)) {
            answered.put(session.sessionId(), session);
            session.replyTo().tell(opened);
        }
    }

    /// It has neither ended nor asked in another way since.
    boolean knows(UserMessage.OpenSession session) {
        return session.equals(sessions.get(session.sessionId()));
    }

    boolean answered(UserMessage.OpenSession session) {
        return session.equals(answered.get(session.sessionId()));
    }

    void remove(SessionId sessionId) {
        sessions.remove(sessionId);
        answered.remove(sessionId);
    }

    boolean empty() {
        return sessions.isEmpty();
    }

    List<UserMessage.OpenSession> all() {
        return List.copyOf(sessions.values());
    }

    void tell(SessionMessage message) {
        sessions.values().forEach(each -> each.session().tell(message));
    }

    /// What happened outside guilds, for those sessions that asked for it: one delivery for each gateway node and
    /// event. A session whose READY is not out yet may miss it: people's find it in what READY is made of.
    void deliver(List<EncodedEvent> events) {
        for (EncodedEvent event : events) {
            Map<ActorRef<RelayMessage>, List<SessionId>> byNode = new LinkedHashMap<>();
            for (UserMessage.OpenSession each : sessions.values()) {
                UserMessage.DirectSeat seat = each.direct();
                if (seat != null && event.type().passesDirect(seat.intents())) {
                    byNode.computeIfAbsent(seat.relay(), relay -> new ArrayList<>())
                            .add(each.sessionId());
                }
            }
            byNode.forEach((relay, ids) -> relay.tell(new DirectDelivery(ids, event)));
        }
    }

    /// Ends the sessions of these log-ins. They close themselves.
    void revoke(Predicate<AuthSessionId> revoked) {
        sessions.values().stream()
                .filter(each -> revoked.test(each.authSessionId()))
                .forEach(each -> each.session().tell(new SessionMessage.TokenRevoked()));
    }
}
