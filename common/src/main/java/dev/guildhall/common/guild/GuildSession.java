package dev.guildhall.common.guild;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.common.session.SessionMessage;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// How gateway sessions come to a guild and leave it. The guild watches each relay: when one is gone, so are
/// its sessions.
public sealed interface GuildSession extends GuildMessage {
    /// From a session's actor, for each guild of its user, again after the guild moved or restarted
    /// (idempotent). The guild answers through the relay, in order with its deliveries:
    /// `GuildDelivery.SessionAttached`, or `SessionRefused` when the user is no member or the guild is not
    /// there.
    ///
    /// `intents` are the granted bits, -1 for a user account, which gets everything. `withGuildCreate` is false
    /// when the session already has the guild and only lost its place.
    record Attach(
            SessionId sessionId,
            UserId userId,
            boolean bot,
            long intents,
            int largeThreshold,
            boolean withGuildCreate,
            ActorRef<RelayMessage> relay)
            implements GuildSession {}

    /// From a session, by op 4: where in this guild it wants to be in voice (`channelId` null: nowhere)
    /// and how. What the rules do not permit changes nothing. Answered in any case, by
    /// `SessionMessage.VoiceAnswered` with this `request`.
    record VoiceSaid(
            SessionId sessionId,
            @Nullable ChannelId channelId,
            boolean selfMute,
            boolean selfDeaf,
            boolean selfVideo,
            long request,
            ActorRef<SessionMessage> replyTo)
            implements GuildSession {}

    /// From a person's session, by op 14 or 37, and again after the guild moved: what it looks at from here on.
    /// Answered by events alone: GUILD_MEMBER_LIST_UPDATE for the lists of channels that the user sees, now or
    /// later, PRESENCE_UPDATE for members. It may come before [Attach] is answered, and ends with the session.
    record Subscribe(SessionId sessionId, GuildSubscription subscription) implements GuildSession {}

    /// The session is over.
    record Detach(SessionId sessionId, ActorRef<RelayMessage> relay) implements GuildSession {}
}
