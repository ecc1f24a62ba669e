package dev.guildhall.guild;

import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.guild.fanout.Listing;
import dev.guildhall.guild.state.ColdValue;
import dev.guildhall.guild.state.GuildEvent;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// What happens when a change of a guild leaves.
sealed interface GuildEffect {
    /// Publishes the events and answers.
    record Publish(List<GuildEvent> events, GuildReply answer, ActorRef<GuildReply> replyTo) implements GuildEffect {
        public Publish {
            events = List.copyOf(events);
        }
    }

    /// Puts a session in. `self` is the membership when everything decided before it has left, `listing`
    /// whom else the session is told of, as they are then; null for nobody.
    record Enter(
            GuildSession.Attach session,
            MemberProfile self,
            @Nullable Listing listing) implements GuildEffect {}

    /// Shows member lists of a guild that are held by nobody yet. `roster` is everybody when everything decided
    /// before has left.
    record Look(GuildSession.Subscribe at, ColdValue.Roster roster) implements GuildEffect {}
}
