package dev.guildhall.guild.fanout;

import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.relay.RelayMessage;
import org.apache.pekko.actor.typed.ActorRef;

/// One session in a guild: how it came, the membership that it has by now, and its visibility class.
public record Seat(GuildSession.Attach session, Member member, int visibilityClass) {
    public SessionId sessionId() {
        return session.sessionId();
    }

    public UserId userId() {
        return session.userId();
    }

    public ActorRef<RelayMessage> relay() {
        return session.relay();
    }
}
