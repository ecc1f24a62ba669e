package dev.guildhall.guild.list;

import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Which sessions want the presence of which members, by name. For one thread.
public final class MemberWatch {
    private final Map<SessionId, Set<UserId>> wanted = new HashMap<>();
    private final Map<UserId, Set<SessionId>> watchers = new HashMap<>();

    /// The session wants these and no others any more; those that are new.
    public Set<UserId> watch(SessionId session, Set<UserId> members) {
        Set<UserId> before = wanted.getOrDefault(session, Set.of());
        Set<UserId> fresh = new LinkedHashSet<>(members);
        fresh.removeAll(before);
        before.stream().filter(user -> !members.contains(user)).forEach(user -> drop(user, session));
        fresh.forEach(
                user -> watchers.computeIfAbsent(user, first -> new HashSet<>()).add(session));
        if (members.isEmpty()) {
            wanted.remove(session);
        } else {
            wanted.put(session, Set.copyOf(members));
        }
        return fresh;
    }

    public void unwatch(SessionId session) {
        watch(session, Set.of());
    }

    public Set<SessionId> watchersOf(UserId user) {
        return watchers.getOrDefault(user, Set.of());
    }

    private void drop(UserId user, SessionId session) {
        watchers.computeIfPresent(user, (key, sessions) -> {
            sessions.remove(session);
            return sessions.isEmpty() ? null : sessions;
        });
    }
}
