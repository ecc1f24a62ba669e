package dev.guildhall.common.session;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.presence.OwnSession;
import java.util.List;

/// Anything that a session's actor receives. What is permitted here comes from the user's owner; the rest is
/// the gateway's own.
public interface SessionMessage {
    /// The user is a member of one more guild: attach to it.
    record GuildJoined(GuildId guildId) implements SessionMessage {}

    /// The user is out of a guild: forget it. The guild itself has told the relay.
    record GuildLeft(GuildId guildId) implements SessionMessage {}

    /// All sessions of the user, this one included; not to bots.
    record OwnSessions(List<OwnSession> sessions) implements SessionMessage {
        public OwnSessions {
            sessions = List.copyOf(sessions);
        }
    }

    /// From a guild, to what the session said of itself in voice there. `request` is the session's own
    /// number.
    record VoiceAnswered(GuildId guildId, long request, VoicePlace place) implements SessionMessage {}

    /// Where a session is in voice after what it said.
    enum VoicePlace {
        /// In a channel of this guild.
        INSIDE,
        /// In none of this guild, as it wished.
        OUTSIDE,
        /// Where it was before: the protocol has no refusal.
        UNCHANGED
    }

    /// The token that opened this session is no longer good: close with AUTHENTICATION_FAILED, not resumable.
    record TokenRevoked() implements SessionMessage {}
}
