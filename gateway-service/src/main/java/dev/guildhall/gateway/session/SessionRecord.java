package dev.guildhall.gateway.session;

import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSubscription;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.presence.OwnSession;
import dev.guildhall.common.presence.SessionPresence;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.gateway.socket.SocketWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a session's actor knows; it lives outside the actor's behaviour and so outlives its crashes. One
/// thread at a time: the actor's, and its guardian's after the actor's end.
final class SessionRecord {
    private static final long NANOS_PER_MS = 1_000_000;

    /// Most sessions are in few guilds, and a map's default table costs as much as half a socket.
    private static final int FEW = 2;

    /// Where the session stands.
    enum Phase {
        /// Nothing asked yet.
        NEW,
        /// The user's owner was asked.
        OPENING,
        /// A user account's guilds are on their way to READY.
        GATHERING,
        /// Those that have not come are left out: the relay has not confirmed that yet.
        SEALING,
        /// All that READY tells is there but how often the user was called.
        COUNTING,
        /// READY went out; a socket is there.
        RUNNING,
        /// Without a socket, until the window is over.
        DETACHED
    }

    final SessionSpec spec;

    /// Guilds the session is in, or was told to be in.
    final Set<GuildId> guilds = new LinkedHashSet<>(FEW);

    /// Guilds that have not answered Attach; true: with their body.
    final Map<GuildId, Boolean> unanswered = new LinkedHashMap<>(FEW);

    /// A bot's guilds that Attach was not sent to yet: see [AttachPace].
    final Set<GuildId> unasked = new LinkedHashSet<>(0);

    /// What READY tells of guilds, until it is written.
    final Map<GuildId, SessionSignal.GuildArrived> arrived = new LinkedHashMap<>(0);

    /// When all members of a guild were last asked for; bounded by the session's guilds.
    private final Map<GuildId, Long> allMembersAskedNs = new HashMap<>(0);

    /// What a person's session looks at, for a guild that moved; bounded by the session's guilds.
    final Map<GuildId, GuildSubscription> subscriptions = new HashMap<>(0);

    Phase phase = Phase.NEW;

    /// What the session says of its user.
    final PresenceBudget presence;

    /// All sessions of the user, as its owner told last; empty for bots.
    List<OwnSession> ownSessions = List.of();

    @Nullable
    SocketWriter socket;

    @Nullable
    Account account;

    @Nullable
    Application application;

    /// For READY, until it is written.
    @Nullable
    OwnAffairs own;

    int attachRounds;

    /// How often the client said something of itself in voice.
    long voiceRequests;

    /// Where a person is in voice by this session, and the request that brought it there.
    @Nullable
    GuildId voiceGuild;

    long voiceRequest;

    /// Monotonic time at which a detached session ends.
    long windowEndsNs;

    /// The message being worked on: a life that follows a crash tries it once more.
    @Nullable
    SessionMessage inHand;

    boolean tried;

    SessionRecord(SessionSpec spec, SocketWriter socket, SessionPresence presence) {
        this.spec = spec;
        this.presence = new PresenceBudget(presence);
        this.socket = socket;
    }

    /// One request for all members of a guild in a while: 0 when this is the one, else how long it has to
    /// wait.
    long allMembersWaitMs(GuildId guildId, long nowNs) {
        long windowNs = Limits.ALL_MEMBERS_WINDOW.toNanos();
        Long lastNs = allMembersAskedNs.get(guildId);
        if (lastNs != null && nowNs - lastNs < windowNs) {
            return Math.ceilDiv(lastNs + windowNs - nowNs, NANOS_PER_MS);
        }
        allMembersAskedNs.put(guildId, nowNs);
        return 0;
    }

    /// The client has READY, so the session can be resumed.
    boolean started() {
        return phase == Phase.RUNNING || phase == Phase.DETACHED;
    }

    /// What happens outside guilds goes to a bot's first shard alone.
    UserMessage.@Nullable DirectSeat direct(SessionContext context) {
        return spec.first() ? new UserMessage.DirectSeat(context.relay(), spec.intents()) : null;
    }

    GuildSession.Attach attach(boolean withGuildCreate, SessionContext context) {
        return new GuildSession.Attach(
                spec.id(),
                spec.identity().userId(),
                spec.bot(),
                spec.intents(),
                spec.identify().largeThreshold(),
                withGuildCreate,
                context.relay());
    }
}
