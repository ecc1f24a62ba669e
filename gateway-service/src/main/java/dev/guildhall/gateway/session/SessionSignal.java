package dev.guildhall.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.protocol.Opcode;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.ReadyGuild;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.gateway.socket.SocketWriter;
import java.util.Map;

/// What a session's actor hears from this node: its socket, the relay, its timers.
sealed interface SessionSignal extends SessionMessage {
    /// The user's owner answered OpenSession.
    record Opened(UserReply reply) implements SessionSignal {}

    /// The user's owner did not answer in time.
    record OpenTimedOut() implements SessionSignal {}

    /// The store answered what READY tells of the user's own.
    record OwnAffairsRead(OwnAffairs own) implements SessionSignal {}

    /// The store did not, or not how often the user was called.
    record OwnAffairsUnread(Throwable failure) implements SessionSignal {}

    /// The store answered how often the user is called in what it has not read; channels without any are left out.
    record MentionsCounted(Map<ChannelId, Integer> mentions) implements SessionSignal {}

    /// READY waits for guilds no longer.
    record ReadyTimedOut() implements SessionSignal {}

    /// Guilds that did not answer are asked again.
    record RetryAttach() implements SessionSignal {}

    /// From the relay: the socket took what the session has, and another guild's body fits.
    record RoomForGuild() implements SessionSignal {}

    /// From the relay, while the session is held: the guild's body for READY, and its parts.
    record GuildArrived(GuildId guildId, EncodedEvent guildCreate, ReadyGuild parts) implements SessionSignal {}

    /// From the relay: attached; GUILD_CREATE went out if it was due.
    record GuildPlaced(GuildId guildId) implements SessionSignal {}

    /// From the relay: the guild does not know this user as a member.
    record GuildMissing(GuildId guildId) implements SessionSignal {}

    /// From the relay: the guild started a new life and forgot its sessions.
    record GuildRestarted(GuildId guildId) implements SessionSignal {}

    /// From the relay: no [GuildArrived] follows.
    record Sealed() implements SessionSignal {}

    /// A client wants this session back; its token was checked and is the same user's.
    record ResumeAsked(SocketWriter socket, long sequence) implements SessionSignal {}

    /// From the relay: the replay is on its way to this socket.
    record Resumed(SocketWriter socket) implements SessionSignal {}

    /// From the relay: no exact replay is possible.
    record ResumeRefused(SocketWriter socket, Reason reason) implements SessionSignal {}

    /// From the relay: the session missed something for good and must not go on.
    record Broken() implements SessionSignal {}

    /// From a socket: it takes nothing more.
    record SocketClosed(SocketWriter socket, boolean resumable) implements SessionSignal {}

    /// From the socket: the client asks for something.
    record Operation(Opcode opcode, JsonNode data) implements SessionSignal {}

    /// The session may show what it said of its user beyond its budget.
    record PresenceDue() implements SessionSignal {}

    /// Nobody resumed in time.
    record WindowOver() implements SessionSignal {}

    /// Why a RESUME failed.
    enum Reason {
        /// What the client missed is no longer in the log. Op 9 false.
        EVICTED,
        /// The client claims a number that it was never given. Close 4007.
        FUTURE
    }
}
