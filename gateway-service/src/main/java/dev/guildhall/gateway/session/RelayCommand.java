package dev.guildhall.gateway.session;

import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.gateway.socket.SocketWriter;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/// What this node's sessions tell its relay.
sealed interface RelayCommand extends RelayMessage {
    /// A bot's session: READY goes out now, guilds follow as they attach.
    record Open(SessionId sessionId, ActorRef<SessionMessage> actor, SocketWriter socket, EncodedEvent ready)
            implements RelayCommand {}

    /// A user account's session: everything is held until [Release]; bodies of guilds go to `actor`. `reserved`
    /// numbers are kept for what Release brings.
    record OpenHeld(SessionId sessionId, ActorRef<SessionMessage> actor, SocketWriter socket, int reserved)
            implements RelayCommand {}

    /// Guilds that attach from here on come as GUILD_CREATE; answered by [SessionSignal.Sealed], which no
    /// [SessionSignal.GuildArrived] follows.
    record Seal(SessionId sessionId) implements RelayCommand {}

    /// READY and what belongs to it, as many as were reserved; then what was held.
    record Release(SessionId sessionId, List<EncodedEvent> first) implements RelayCommand {}

    /// Answered by [SessionSignal.Resumed] or [SessionSignal.ResumeRefused].
    record Resume(SessionId sessionId, SocketWriter socket, long sequence) implements RelayCommand {}

    /// The socket is gone; the session waits for a RESUME. Ignored when the session has another by now.
    record Lost(SessionId sessionId, SocketWriter socket) implements RelayCommand {}

    /// From a session that is about to get something large: answered by [SessionSignal.RoomForGuild], once for
    /// each, when all that it has a number for by now went to its socket. Not without a socket: RESUME comes first.
    record AwaitRoom(SessionId sessionId) implements RelayCommand {}

    /// The session is over.
    record End(SessionId sessionId) implements RelayCommand {}

    /// The socket has room for the next part of a replay.
    record Drained(SessionId sessionId, SocketWriter socket) implements RelayCommand {}

    /// Once a second.
    record Tick() implements RelayCommand {}
}
