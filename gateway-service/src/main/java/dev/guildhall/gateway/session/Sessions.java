package dev.guildhall.gateway.session;

import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.presence.SessionPresence;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.common.route.Owners;
import dev.guildhall.gateway.auth.Authenticator;
import dev.guildhall.gateway.auth.IdentifyGate;
import dev.guildhall.gateway.auth.Identity;
import dev.guildhall.gateway.route.OwnerRouter;
import dev.guildhall.gateway.route.PrivateChannelLists;
import dev.guildhall.gateway.socket.GatewayCounter;
import dev.guildhall.gateway.socket.GatewayCounters;
import dev.guildhall.gateway.socket.Identify;
import dev.guildhall.gateway.socket.PresencePayload;
import dev.guildhall.gateway.socket.Resume;
import dev.guildhall.gateway.socket.SessionDoor;
import dev.guildhall.gateway.socket.SocketWriter;
import dev.guildhall.store.AccountRows;
import dev.guildhall.store.GuildRows;
import dev.guildhall.store.MentionRows;
import dev.guildhall.store.PersonalRows;
import dev.guildhall.store.PrivateChannelRows;
import dev.guildhall.store.UnreadMentions;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where sockets become sessions: checks the token, then starts a session's actor or finds the one to resume.
public final class Sessions implements SessionDoor {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final int END_SECONDS_MAX = 5;
    private static final String DISPATCHER = "guildhall.gateway.session-dispatcher";

    private final SessionDirectory directory;
    private final ActorRef<SessionGuardian.Command> guardian;
    private final ActorRef<RelayMessage> relay;
    private final RelayState relayed;
    private final Authenticator authenticator;
    private final IdentifyGate gate;
    private final GatewayCounters counters;
    private final RandomGenerator random;
    private final String publicUrl;

    private Sessions(
            SessionDirectory directory,
            ActorRef<SessionGuardian.Command> guardian,
            ActorRef<RelayMessage> relay,
            RelayState relayed,
            Authenticator authenticator,
            IdentifyGate gate,
            GatewayCounters counters,
            RandomGenerator random,
            String publicUrl) {
        this.directory = directory;
        this.guardian = guardian;
        this.relay = relay;
        this.relayed = relayed;
        this.authenticator = authenticator;
        this.gate = gate;
        this.counters = counters;
        this.random = random;
        this.publicUrl = publicUrl;
    }

    /// Starts the node's relay and the parent of its sessions.
    ///
    /// @param publicUrl `resume_gateway_url` of READY; empty: the host that the client came by
    /// @param random for session ids: secure, and safe for several threads
    /// @param nowNs monotonic nanoseconds
    public static Sessions start(
            ActorSystem<?> system,
            SessionBounds bounds,
            Owners owners,
            Authenticator authenticator,
            IdentifyGate gate,
            GuildRows guilds,
            AccountRows accounts,
            PersonalRows personal,
            PrivateChannelRows privateChannels,
            MentionRows mentions,
            GatewayCounters counters,
            String publicUrl,
            RandomGenerator random,
            LongSupplier nowNs) {
        DispatcherSelector dispatcher = DispatcherSelector.fromConfig(DISPATCHER);
        RelayState relayed = new RelayState(bounds, nowNs, counters);
        ActorRef<RelayMessage> relay = system.systemActorOf(SessionRelay.create(relayed), "session-relay", dispatcher);
        SessionDirectory directory = new SessionDirectory();
        SessionContext shared = new SessionContext(
                owners,
                new OwnerRouter(system, owners, bounds.openTimeout()),
                relay,
                directory,
                bounds,
                counters,
                new MemberRequests(guilds, accounts),
                new OwnAffairsReads(personal, new PrivateChannelLists(privateChannels, accounts), accounts),
                new UnreadMentions(mentions),
                nowNs);
        ActorRef<SessionGuardian.Command> guardian =
                system.systemActorOf(SessionGuardian.create(shared, dispatcher), "sessions", dispatcher);
        return new Sessions(directory, guardian, relay, relayed, authenticator, gate, counters, random, publicUrl);
    }

    /// The relay's address, for owners that deliver to this node.
    public ActorRef<RelayMessage> relay() {
        return relay;
    }

    /// The node stops: ends all sessions. Returns when they are gone, which takes milliseconds, or after
    /// [#END_SECONDS_MAX].
    public void end() {
        CountDownLatch gone = new CountDownLatch(1);
        guardian.tell(new SessionGuardian.Stop(gone::countDown));
        try {
            if (!gone.await(END_SECONDS_MAX, TimeUnit.SECONDS)) LOG.warn("sessions are still ending");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// What the relay held a moment ago.
    public RelayStats relayStats() {
        return relayed.stats;
    }

    /// Sessions that this node holds, detached ones too.
    public int count() {
        return directory.count();
    }

    @Override
    public void identify(SocketWriter socket, Identify identify) {
        authenticated(socket, identify.token(), identity -> identified(socket, identify, identity));
    }

    @Override
    public void resume(SocketWriter socket, Resume resume) {
        authenticated(socket, resume.token(), identity -> resumed(socket, resume, identity));
    }

    private void authenticated(SocketWriter socket, String token, Consumer<Identity> then) {
        authenticator.authenticate(token).whenComplete((identity, failure) -> {
            if (failure != null) {
                socket.close(CloseCode.UNKNOWN_ERROR);
            } else if (identity.isEmpty()) {
                socket.close(CloseCode.AUTHENTICATION_FAILED);
            } else {
                then.accept(identity.get());
            }
        });
    }

    private void identified(SocketWriter socket, Identify identify, Identity identity) {
        Optional<CloseCode> refusal = IdentifyCheck.ofPayload(identify, identity.bot());
        if (refusal.isPresent()) {
            socket.close(refusal.get());
            return;
        }
        if (identity.bot() && !gate.admit(identity.userId(), shardId(identify))) {
            socket.invalidSession(false);
            return;
        }
        int sessionsMax = identity.bot() ? Integer.MAX_VALUE : Limits.SESSIONS_PER_USER_MAX;
        if (!directory.admit(identity.userId(), sessionsMax)) {
            socket.close(CloseCode.TOO_MANY_SESSIONS);
            return;
        }
        long intents = IdentifyCheck.grantedIntents(identify, identity.bot());
        SessionSpec spec = new SessionSpec(newId(), identity, identify.checked(), intents, resumeUrl(identify.host()));
        SessionPresence presence = identify.presence() == null
                ? SessionPresence.ONLINE
                : PresencePayload.read(identify.presence(), identity.bot());
        guardian.tell(new SessionGuardian.Begin(new SessionRecord(spec, socket, presence)));
    }

    /// Another user's session is as unknown as none: the answer must not tell that it exists.
    private void resumed(SocketWriter socket, Resume resume, Identity identity) {
        Optional<SessionDirectory.Entry> found = directory
                .find(resume.sessionId())
                .filter(entry -> entry.userId().equals(identity.userId()));
        if (found.isEmpty()) {
            counters.add(GatewayCounter.RESUMES_REFUSED);
            socket.invalidSession(false);
            return;
        }
        found.get().actor().tell(new SessionSignal.ResumeAsked(socket, resume.sequence()));
    }

    private static long shardId(Identify identify) {
        Identify.ShardClaim shard = identify.shard();
        return shard == null ? 0 : shard.id();
    }

    private SessionId newId() {
        return new SessionId(String.format("%016x%016x", random.nextLong(), random.nextLong()));
    }

    private String resumeUrl(@Nullable String host) {
        if (!publicUrl.isEmpty()) return publicUrl;
        return host == null ? "ws://localhost" : "ws://" + host;
    }
}
