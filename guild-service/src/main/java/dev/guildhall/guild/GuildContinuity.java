package dev.guildhall.guild;

import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.relay.RelayMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// What a guild's actor keeps through a crash, and nothing else: who is attached, what was published, what was
/// decided and has not left, what waits, and what was being worked on when it crashed. The decided state is not
/// here: it is what may be wrong, and comes anew from the store.
final class GuildContinuity {
    /// A session, and its user's membership as published last.
    record Attached(GuildSession.Attach session, Member member) {}

    final Lanes lanes;
    final WaitingRoom waiting;
    private final Map<SessionId, Attached> attached = new LinkedHashMap<>();
    /// Sessions that said they attach and are not in yet: their last word.
    private final Map<SessionId, GuildSession.Attach> entering = new LinkedHashMap<>();
    private final List<GuildSession.Attach> deferred = new ArrayList<>();
    private final Deque<Long> crashesNs = new ArrayDeque<>();
    private @Nullable GuildSnapshot published;
    private @Nullable Work deciding;
    private @Nullable OpenChange leaving;
    private long lastSequence;
    private int lives;

    GuildContinuity(GuildConfig config) {
        this.lanes = new Lanes(config.openPerLaneMax());
        this.waiting = new WaitingRoom(config.waitingMax());
    }

    /// The guild after the last change that left; null when there is none.
    @Nullable
    GuildSnapshot published() {
        return published;
    }

    void publish(@Nullable GuildSnapshot snapshot) {
        published = snapshot;
    }

    /// True for the first life of the actor.
    boolean begins() {
        return ++lives == 1;
    }

    long lastSequence() {
        return lastSequence;
    }

    long nextSequence() {
        return ++lastSequence;
    }

    /// From here to [#decided] a crash is this work's doing.
    void decides(Work work) {
        deciding = work;
    }

    void decided() {
        deciding = null;
    }

    /// What was being decided when the actor crashed; asked once.
    @Nullable
    Work takeCulprit() {
        Work culprit = deciding;
        deciding = null;
        return culprit;
    }

    /// From here to [#left] the change is in nobody's hands but these.
    void leaves(OpenChange change) {
        leaving = change;
    }

    void left() {
        leaving = null;
    }

    /// What was leaving when the actor crashed.
    @Nullable
    OpenChange leaving() {
        return leaving;
    }

    /// Counts a crash. How many there were within the window, this one included.
    int crashed(long nowNs, Duration window) {
        crashesNs.addLast(nowNs);
        while (nowNs - crashesNs.getFirst() > window.toNanos()) {
            crashesNs.removeFirst();
        }
        return crashesNs.size();
    }

    Collection<Attached> attached() {
        return List.copyOf(attached.values());
    }

    boolean anybodyThere() {
        return !attached.isEmpty() || !entering.isEmpty();
    }

    void enters(GuildSession.Attach session) {
        entering.put(session.sessionId(), session);
    }

    /// False when the session went, or attached in another way, since it said so.
    boolean stillEnters(GuildSession.Attach session) {
        return session.equals(entering.get(session.sessionId()));
    }

    void entered(SessionId sessionId) {
        entering.remove(sessionId);
    }

    /// The session attaches once the store answers again.
    void defer(GuildSession.Attach session) {
        deferred.add(session);
    }

    List<GuildSession.Attach> takeDeferred() {
        List<GuildSession.Attach> taken = List.copyOf(deferred);
        deferred.clear();
        return taken;
    }

    /// Everything decided that has not left.
    List<OpenChange> openChanges() {
        List<OpenChange> open = new ArrayList<>(lanes.open());
        if (leaving != null) {
            open.add(leaving);
        }
        return open;
    }

    /// What was there of the session before; null when it is new.
    @Nullable
    Attached put(Attached session) {
        return attached.put(session.session().sessionId(), session);
    }

    @Nullable
    Attached remove(SessionId sessionId) {
        entering.remove(sessionId);
        return attached.remove(sessionId);
    }

    /// The relays of everybody who is attached, or about to be.
    Set<ActorRef<RelayMessage>> relays() {
        Set<ActorRef<RelayMessage>> relays = new LinkedHashSet<>();
        attached.values().forEach(each -> relays.add(each.session().relay()));
        entering.values().forEach(each -> relays.add(each.relay()));
        return relays;
    }

    Set<UserId> users() {
        Set<UserId> users = new LinkedHashSet<>();
        attached.values().forEach(each -> users.add(each.session().userId()));
        return users;
    }

    /// The sessions of a gateway node that is gone.
    List<SessionId> sessionsOf(ActorRef<RelayMessage> relay) {
        List<SessionId> sessions = new ArrayList<>();
        attached.forEach((id, each) -> addIfOf(relay, each.session(), sessions));
        entering.forEach((id, each) -> addIfOf(relay, each, sessions));
        return sessions;
    }

    private static void addIfOf(ActorRef<RelayMessage> relay, GuildSession.Attach session, List<SessionId> sessions) {
        if (session.relay().equals(relay)) {
            sessions.add(session.sessionId());
        }
    }
}
