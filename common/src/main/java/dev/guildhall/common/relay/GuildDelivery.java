package dev.guildhall.common.relay;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a guild tells a gateway node's relay. One guild's messages arrive in the order in which they were sent;
/// `epoch` grows with each new life of the guild's actor, and what comes from an older life is dropped.
///
/// A *visibility class* is a number that the guild gives to sessions which see the same: equal roles, no
/// overwrite of their own, equal intents and kind of account. Only the guild decides who is in which.
public sealed interface GuildDelivery extends RelayMessage {
    GuildId guildId();

    long epoch();

    /// The session is in, in class `visibilityClass`; `guildCreate` is the guild's body for READY or
    /// GUILD_CREATE, and comes first. It is null where the session asked for none. `ready` is the same in
    /// parts, null for bots, whose READY has no bodies.
    record SessionAttached(
            GuildId guildId,
            long epoch,
            SessionId sessionId,
            int visibilityClass,
            @Nullable EncodedEvent guildCreate,
            @Nullable ReadyGuild ready)
            implements GuildDelivery {}

    /// No member, or no such guild: the session goes on without it.
    record SessionRefused(GuildId guildId, long epoch, SessionId sessionId) implements GuildDelivery {}

    /// From here on the session sees what another class sees.
    record SessionReclassed(GuildId guildId, long epoch, SessionId sessionId, int visibilityClass)
            implements GuildDelivery {}

    /// The user is out of the guild (or the guild is gone): `farewell` (GUILD_DELETE) is the last that the
    /// session gets of it, null where it did not ask for such events.
    record SessionRemoved(
            GuildId guildId,
            long epoch,
            SessionId sessionId,
            @Nullable EncodedEvent farewell) implements GuildDelivery {}

    /// One event for all sessions of this node that may see it. `number` grows within an epoch. A session gets
    /// at most one part.
    record Publish(GuildId guildId, long epoch, long number, List<Part> parts) implements GuildDelivery {
        public Publish {
            parts = List.copyOf(parts);
        }
    }

    /// The guild's actor starts a life: sessions attached under an older epoch are attached again by the guild
    /// itself when it still knows them, or by their session actors when they hear of this.
    record EpochStarted(GuildId guildId, long epoch, boolean sessionsKept) implements GuildDelivery {}

    /// One variant of an event and who gets it: all sessions of `classes` but those in `except`, and those in
    /// `sessions`.
    record Part(EncodedEvent event, List<Integer> classes, List<SessionId> sessions, List<SessionId> except) {
        public Part {
            classes = List.copyOf(classes);
            sessions = List.copyOf(sessions);
            except = List.copyOf(except);
        }
    }
}
