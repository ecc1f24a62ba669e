package dev.guildhall.common.guild;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.Presence;
import java.util.List;
import java.util.Map;

/// What a command or a query gives back when it succeeds.
public sealed interface GuildResult {
    /// Done, and there is nothing to show (204).
    record Nothing() implements GuildResult {}

    record OfGuild(GuildSnapshot snapshot) implements GuildResult {}

    /// The guild as it shows itself to who is not in. `online` counts its members who are seen to be
    /// there.
    record OfPage(GuildSnapshot snapshot, int online) implements GuildResult {}

    record OfChannel(Channel channel) implements GuildResult {}

    record OfRole(Role role) implements GuildResult {}

    record OfEmoji(Emoji emoji) implements GuildResult {}

    record OfSticker(Sticker sticker) implements GuildResult {}

    record OfRoles(List<Role> roles) implements GuildResult {
        public OfRoles {
            roles = List.copyOf(roles);
        }
    }

    /// `created` is false when the member was there already.
    record OfMember(MemberProfile profile, boolean created) implements GuildResult {}

    /// `profile` is the author's membership, for events; a REST answer leaves it out.
    record OfMessage(MessageView view) implements GuildResult {}

    record OfInvite(Invite invite, GuildSnapshot snapshot) implements GuildResult {}

    /// Who is banned now, and who is not or was before.
    record OfBans(List<UserId> banned, List<UserId> failed) implements GuildResult {
        public OfBans {
            banned = List.copyOf(banned);
            failed = List.copyOf(failed);
        }
    }

    /// How many are gone.
    record OfPruned(int count) implements GuildResult {}

    /// The guild through a member's eyes.
    record OfView(GuildSnapshot snapshot, MemberProfile viewer) implements GuildResult {}

    record OfPrivateChannel(PrivateChannelView view) implements GuildResult {}

    /// The two have a channel already, or are about to: another one than this.
    record PairElsewhere() implements GuildResult {}

    /// Whom it lacks is offline, or does not show.
    record OfPresences(Map<UserId, Presence> presences) implements GuildResult {
        public OfPresences {
            presences = Map.copyOf(presences);
        }
    }

    record OfVoice(VoiceState state) implements GuildResult {}

    Nothing NOTHING = new Nothing();
}
