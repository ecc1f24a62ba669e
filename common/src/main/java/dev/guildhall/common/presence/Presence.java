package dev.guildhall.common.presence;

import dev.guildhall.common.protocol.ClientPlatform;
import dev.guildhall.common.protocol.PresenceStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A user as others see them: never invisible. `clientStatus` has an entry for each platform with a session
/// that shows.
public record Presence(
        PresenceStatus status, List<Activity> activities, Map<ClientPlatform, PresenceStatus> clientStatus) {
    public static final Presence OFFLINE = new Presence(PresenceStatus.OFFLINE, List.of(), Map.of());

    /// Of all sessions together; what is more is left out.
    public static final int ACTIVITIES_MAX = 10;

    public Presence {
        if (status == PresenceStatus.INVISIBLE) {
            throw new IllegalArgumentException("others never see that somebody is invisible");
        }
        activities = List.copyOf(activities);
        clientStatus = Map.copyOf(clientStatus);
    }

    /// All sessions of a user together: the status that comes first in [PresenceStatus] wins, in whole and
    /// on each platform; sessions that do not show add nothing; activities stand in the order of
    /// `sessions`, equal ones once.
    public static Presence merged(Collection<OwnSession> sessions) {
        PresenceStatus status = PresenceStatus.OFFLINE;
        List<Activity> activities = new ArrayList<>();
        Map<ClientPlatform, PresenceStatus> platforms = new EnumMap<>(ClientPlatform.class);
        for (OwnSession session : sessions) {
            SessionPresence said = session.presence();
            if (!said.status().shown()) {
                continue;
            }
            status = first(status, said.status());
            platforms.merge(session.client().platform(), said.status(), Presence::first);
            said.activities().forEach(activity -> addNew(activity, activities));
        }
        return new Presence(status, activities, platforms);
    }

    private static void addNew(Activity activity, List<Activity> into) {
        if (into.size() < ACTIVITIES_MAX && into.stream().noneMatch(activity::sameAs)) {
            into.add(activity);
        }
    }

    /// Others see that the user is there.
    public boolean shown() {
        return status.shown();
    }

    private static PresenceStatus first(PresenceStatus one, PresenceStatus other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
