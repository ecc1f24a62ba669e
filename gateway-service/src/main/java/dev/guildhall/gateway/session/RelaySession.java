package dev.guildhall.gateway.session;

import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.gateway.socket.SocketWriter;
import java.util.HashSet;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// One session as the relay knows it: its numbers, its place in the log, and the socket it has now.
final class RelaySession {
    /// How a dispatch reaches the client.
    enum Mode {
        /// A user account's session before READY: numbers are given, nothing is sent.
        HELD,
        /// A replay is under way, or the client does not keep up: what comes is sent from the log, in its turn.
        BEHIND,
        /// Sent at once.
        LIVE,
        /// Without a socket: numbers are given, RESUME brings the rest.
        DETACHED
    }

    final SessionId id;
    final ActorRef<SessionMessage> actor;
    final Positions positions;
    final Set<GuildSeats> guilds = new HashSet<>(2);

    Mode mode;

    @Nullable
    SocketWriter socket;

    /// With [Mode#BEHIND]: the last number that went to the socket.
    long sent;

    /// With [Mode#BEHIND]: when the socket last took something.
    long takenNs;

    /// The socket is to say when it has room, and has not yet. Who falls behind again before that must not ask a
    /// second time: two parts at once are more than the outbox holds.
    boolean roomDue;

    /// With [Mode#BEHIND]: RESUMED ends the replay.
    boolean resumedDue;

    /// With [Mode#HELD]: READY is being written, so a guild that attaches now comes as GUILD_CREATE.
    boolean sealed;

    /// How often it was asked for room since it was given, and the number that has to be sent before.
    int roomAsked;

    long roomAt;

    /// Index of the newest entry this session has a number for. It tells whether the session got a delivery
    /// already when that is processed again after a crash.
    long lastIndex = -1;

    /// Equal to the delivery's mark when a part of it leaves this session out.
    long exceptMark = -1;

    RelaySession(
            SessionId id,
            ActorRef<SessionMessage> actor,
            Positions positions,
            Mode mode,
            @Nullable SocketWriter socket) {
        this.id = id;
        this.actor = actor;
        this.positions = positions;
        this.mode = mode;
        this.socket = socket;
    }

    void detach() {
        mode = Mode.DETACHED;
        socket = null;
        roomDue = false;
        resumedDue = false;
    }
}
