package dev.guildhall.user;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.presence.OwnSession;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.presence.SessionPresence;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the sessions of one user say, who wants to hear it, and what was told last. Survives a crash of the
/// user's actor. Bounded by the user's sessions and guilds.
final class PresenceBook {
    private final Map<SessionId, OwnSession> sessions = new LinkedHashMap<>();
    private final Set<GuildId> listeners = new LinkedHashSet<>();
    private Presence told = Presence.OFFLINE;
    private List<OwnSession> toldOwn = List.of();
    private Presence toldToBus = Presence.OFFLINE;

    /// An opened session, or what it says from now on.
    void put(OwnSession session) {
        sessions.put(session.id(), session);
    }

    @Nullable
    OwnSession session(SessionId id) {
        return sessions.get(id);
    }

    SessionPresence saidBefore(SessionId id) {
        OwnSession before = sessions.get(id);
        return before == null ? SessionPresence.ONLINE : before.presence();
    }

    /// Without sessions there is nothing to tell: each guild has seen its last one leave.
    void remove(SessionId id) {
        sessions.remove(id);
        if (sessions.isEmpty()) {
            listeners.clear();
            told = Presence.OFFLINE;
            toldOwn = List.of();
        }
    }

    /// False when nobody is there to be heard of.
    boolean listen(GuildId guildId) {
        return !sessions.isEmpty() && (listeners.contains(guildId) || listeners.add(guildId));
    }

    void leave(GuildId guildId) {
        listeners.remove(guildId);
    }

    List<GuildId> listeners() {
        return List.copyOf(listeners);
    }

    Presence merged() {
        return Presence.merged(sessions.values());
    }

    /// In the order in which they opened.
    List<OwnSession> own() {
        return List.copyOf(sessions.values());
    }

    boolean untold(Presence merged) {
        return !merged.equals(told);
    }

    void told(Presence merged) {
        told = merged;
    }

    boolean untoldToBus(Presence merged) {
        return !merged.equals(toldToBus);
    }

    void toldToBus(Presence merged) {
        toldToBus = merged;
    }

    boolean untold(List<OwnSession> own) {
        return !own.equals(toldOwn);
    }

    void told(List<OwnSession> own) {
        toldOwn = own;
    }
}
