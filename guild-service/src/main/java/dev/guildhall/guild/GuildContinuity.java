package dev.guildhall.guild;

import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.guild.fanout.Company;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// What a guild keeps through a crash of its actor beyond what every owner does: who is attached, and what
/// was published.
final class GuildContinuity {
    /// A session, and its user's membership as published last.
    record Attached(GuildSession.Attach session, MemberProfile profile) {}

    private final Company company = new Company();
    private final Map<SessionId, Attached> attached = new LinkedHashMap<>();
    /// Sessions that said they attach and are not in yet: their last word.
    private final Map<SessionId, GuildSession.Attach> entering = new LinkedHashMap<>();
    /// What sessions look at, of those that are in or enter.
    private final Map<SessionId, GuildSession.Subscribe> subscriptions = new LinkedHashMap<>();
    private final List<GuildSession.Attach> deferred = new ArrayList<>();
    private @Nullable GuildSnapshot published;

    /// The guild after the last change that left; null when there is none.
    @Nullable
    GuildSnapshot published() {
        return published;
    }

    void publish(@Nullable GuildSnapshot snapshot) {
        published = snapshot;
    }

    Collection<Attached> attached() {
        return List.copyOf(attached.values());
    }

    @Nullable
    Attached attached(SessionId sessionId) {
        return attached.get(sessionId);
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

    /// The session's last word on what it looks at. False when there is no such session.
    boolean looks(GuildSession.Subscribe at) {
        boolean there = attached.containsKey(at.sessionId()) || entering.containsKey(at.sessionId());
        if (there) {
            subscriptions.put(at.sessionId(), at);
        }
        return there;
    }

    /// Null when it looks at nothing.
    GuildSession.@Nullable Subscribe subscription(SessionId sessionId) {
        return subscriptions.get(sessionId);
    }

    List<GuildSession.Subscribe> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    void looksNoMore(SessionId sessionId) {
        subscriptions.remove(sessionId);
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

    /// What was there of the session before; null when it is new.
    @Nullable
    Attached put(Attached session) {
        Attached before = attached.put(session.session().sessionId(), session);
        company.connected().enters(session.profile());
        return uncounted(before);
    }

    @Nullable
    Attached remove(SessionId sessionId) {
        entering.remove(sessionId);
        subscriptions.remove(sessionId);
        return uncounted(attached.remove(sessionId));
    }

    private @Nullable Attached uncounted(@Nullable Attached gone) {
        if (gone != null) {
            company.connected().leaves(gone.session().userId());
        }
        return gone;
    }

    /// What is known of who is there.
    Company company() {
        return company;
    }

    /// The user has a session here.
    boolean there(UserId user) {
        return company.connected().there(user);
    }

    Set<UserId> usersThere() {
        return company.connected().users();
    }

    /// The relays of everybody who is attached, or about to be.
    Set<ActorRef<RelayMessage>> relays() {
        Set<ActorRef<RelayMessage>> relays = new LinkedHashSet<>();
        attached.values().forEach(each -> relays.add(each.session().relay()));
        entering.values().forEach(each -> relays.add(each.relay()));
        return relays;
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
