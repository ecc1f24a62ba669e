package dev.guildhall.guild.list;

import dev.guildhall.common.id.SessionId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The sessions that look at the same blocks of a list. `fresh` ones came while something was untold: what they
/// were sent holds it already, so that they are sent their rows anew when the others hear of the steps.
final class Watchers {
    private final Set<SessionId> settled = new LinkedHashSet<>();
    private final Set<SessionId> fresh = new LinkedHashSet<>();

    void add(SessionId session, boolean untold) {
        (untold ? fresh : settled).add(session);
    }

    void remove(SessionId session) {
        settled.remove(session);
        fresh.remove(session);
    }

    boolean isEmpty() {
        return settled.isEmpty() && fresh.isEmpty();
    }

    List<SessionId> settled() {
        return List.copyOf(settled);
    }

    List<SessionId> fresh() {
        return List.copyOf(fresh);
    }

    void settle() {
        settled.addAll(fresh);
        fresh.clear();
    }
}
