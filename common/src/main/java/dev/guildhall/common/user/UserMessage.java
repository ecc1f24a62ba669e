package dev.guildhall.common.user;

import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.ClientInfo;
import dev.guildhall.common.presence.SessionPresence;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.common.session.SessionMessage;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// Anything that the owner of one user (person or bot) receives; what is not permitted here is the actor's
/// own. An application and its bot share a number and so an owner.
public interface UserMessage {
    /// A change of the account, for its owner to make durable. Answers [UserReply].
    record UserAsk(UserCommand command, ActorRef<UserReply> replyTo) implements UserMessage {}

    /// A gateway session of this user starts, after its token was checked. Answers [UserReply.SessionOpened]
    /// with everything that READY needs, or a refusal when the token was revoked meanwhile. Guild changes from
    /// here on reach `session`, and others see `presence` of it. The actor watches `session`: its end closes it.
    /// `direct` is null for a bot's shards but the first, which get nothing from outside guilds. Source: gateway
    /// docs, "Sharding".
    record OpenSession(
            SessionId sessionId,
            AuthSessionId authSessionId,
            @Nullable DirectSeat direct,
            ClientInfo client,
            SessionPresence presence,
            ActorRef<SessionMessage> session,
            ActorRef<UserReply> replyTo)
            implements UserMessage {}

    /// Where a session gets what happens outside guilds, and what of it: `intents` as granted, all for a person's.
    record DirectSeat(ActorRef<RelayMessage> relay, long intents) {}

    record CloseSession(SessionId sessionId) implements UserMessage {}

    /// From an open session: what it says of its user from here on.
    record ShowPresence(SessionId sessionId, SessionPresence presence) implements UserMessage {}

    /// From a guild in which a session of this user sits: it wants to hear the user's presence, now and
    /// whenever it changes, as `UserPresence`. Idempotent; over when the user has no session, or leaves the
    /// guild.
    record HearPresence(UserId userId, GuildId guildId) implements UserMessage {}

    /// From a guild, after the membership became durable.
    record JoinedGuild(UserId userId, GuildId guildId) implements UserMessage {}

    /// From a guild: left, kicked, banned, or the guild is gone.
    record LeftGuild(UserId userId, GuildId guildId) implements UserMessage {}

    /// From a private channel, after they became durable: events for all of the user's sessions whose intents ask
    /// for them, in this order.
    record Deliver(UserId userId, List<EncodedEvent> events) implements UserMessage {
        public Deliver {
            events = List.copyOf(events);
        }
    }
}
