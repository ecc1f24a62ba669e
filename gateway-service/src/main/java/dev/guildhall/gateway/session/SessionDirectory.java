package dev.guildhall.gateway.session;

import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.session.SessionMessage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.typed.ActorRef;

/// This node's sessions, for RESUME to find, and how many each user has. Any thread.
final class SessionDirectory {
    private final Map<SessionId, Entry> sessions = new ConcurrentHashMap<>();
    private final Map<UserId, Integer> byUser = new ConcurrentHashMap<>();

    record Entry(UserId userId, ActorRef<SessionMessage> actor) {}

    void put(SessionId id, Entry entry) {
        sessions.put(id, entry);
    }

    void remove(SessionId id) {
        sessions.remove(id);
    }

    Optional<Entry> find(SessionId id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /// Counts one more session of the user, unless that would be more than `max`.
    boolean admit(UserId userId, int max) {
        int[] before = new int[1];
        byUser.compute(userId, (id, count) -> {
            before[0] = count == null ? 0 : count;
            return before[0] < max ? Integer.valueOf(before[0] + 1) : count;
        });
        return before[0] < max;
    }

    void release(UserId userId) {
        byUser.computeIfPresent(userId, (id, count) -> count == 1 ? null : count - 1);
    }

    int count() {
        return sessions.size();
    }
}
