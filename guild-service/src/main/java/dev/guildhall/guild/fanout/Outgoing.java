package dev.guildhall.guild.fanout;

import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.common.relay.RelayMessage;
import org.apache.pekko.actor.typed.ActorRef;

/// One message to one gateway node's relay, ready to be sent.
public record Outgoing(ActorRef<RelayMessage> relay, GuildDelivery delivery) {
    public void send() {
        relay.tell(delivery);
    }
}
