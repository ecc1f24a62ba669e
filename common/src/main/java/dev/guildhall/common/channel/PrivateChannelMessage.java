package dev.guildhall.common.channel;

import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.id.UserId;
import org.apache.pekko.actor.typed.ActorRef;

/// Anything that the owner of one private channel receives; what is not permitted here is the actor's own.
public interface PrivateChannelMessage {
    /// A command: who asks, and where the answer goes, which comes after the change is durable and on its way to
    /// the recipients.
    record PrivateChannelAsk(UserId actorId, PrivateChannelCommand command, ActorRef<GuildReply> replyTo)
            implements PrivateChannelMessage {}
}
