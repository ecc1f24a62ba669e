package dev.guildhall.channel;

import dev.guildhall.channel.state.PrivateEvent;
import dev.guildhall.common.guild.GuildReply;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/// What happens when a change of a private channel leaves: the recipients hear of the events, then the answer is given.
record PrivateEffect(List<PrivateEvent> events, GuildReply answer, ActorRef<GuildReply> replyTo) {
    PrivateEffect {
        events = List.copyOf(events);
    }
}
