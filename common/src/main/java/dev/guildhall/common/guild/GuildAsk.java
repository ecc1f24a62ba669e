package dev.guildhall.common.guild;

import dev.guildhall.common.id.UserId;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// A command on its way to a guild: who asks, why (the audit-log reason), and where the answer goes. The answer
/// comes after the change is durable and was handed to the relays; a caller that gets none in time knows
/// nothing (503).
public record GuildAsk(
        UserId actorId, GuildCommand command, @Nullable String reason, ActorRef<GuildReply> replyTo)
        implements GuildMessage {}
