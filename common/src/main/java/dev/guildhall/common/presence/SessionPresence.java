package dev.guildhall.common.presence;

import dev.guildhall.common.protocol.PresenceStatus;
import java.util.ArrayList;
import java.util.List;

/// What one session says of its user.
public record SessionPresence(PresenceStatus status, List<Activity> activities) {
    /// Of a session that says nothing.
    public static final SessionPresence ONLINE = new SessionPresence(PresenceStatus.ONLINE, List.of());

    public SessionPresence {
        activities = List.copyOf(activities);
    }

    /// Activities begin now, but for those that were there `before`.
    public SessionPresence begunAt(long nowMs, SessionPresence before) {
        List<Activity> begun = new ArrayList<>(activities.size());
        for (Activity activity : activities) {
            begun.add(before.activities.stream()
                    .filter(activity::sameAs)
                    .findFirst()
                    .orElseGet(() -> new Activity(activity.json(), nowMs)));
        }
        return new SessionPresence(status, begun);
    }
}
