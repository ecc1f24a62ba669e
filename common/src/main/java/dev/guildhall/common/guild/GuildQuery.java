package dev.guildhall.common.guild;

import dev.guildhall.common.id.UserId;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/// Reads that only the owner can answer. They wait for nothing that is being written.
public sealed interface GuildQuery extends GuildMessage {
    ActorRef<GuildReply> replyTo();

    /// The guild as `viewer` may know it: [GuildResult.OfView]; MISSING_ACCESS when the viewer is no member,
    /// UNKNOWN_GUILD when there is no such guild.
    record ViewAs(UserId viewer, ActorRef<GuildReply> replyTo) implements GuildQuery {}

    /// The guild as anybody may know it (an invite's page, for one): [GuildResult.OfPage].
    record View(ActorRef<GuildReply> replyTo) implements GuildQuery {}

    /// Where `userId` is in voice: [GuildResult.OfVoice]; UNKNOWN_VOICE_STATE when nowhere, or where the
    /// viewer does not see it.
    record VoiceOf(UserId viewer, UserId userId, ActorRef<GuildReply> replyTo) implements GuildQuery {}

    /// The presences of these users as far as they show: [GuildResult.OfPresences].
    record PresencesOf(List<UserId> users, ActorRef<GuildReply> replyTo) implements GuildQuery {
        public PresencesOf {
            users = List.copyOf(users);
        }
    }
}
