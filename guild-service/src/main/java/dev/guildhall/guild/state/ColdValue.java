package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a [ColdKey] yields; null inside means that it is known not to exist.
public sealed interface ColdValue {
    /// What is true of others than this owner, as it was at a moment: nobody tells when it changes, so it is believed
    /// for [ColdLookup#BELIEVED] and then asked for anew.
    sealed interface Elsewhere extends ColdValue {
        Instant asOf();
    }

    record Person(@Nullable User user, @Nullable Member member) implements ColdValue {}

    record BanRow(@Nullable Ban ban) implements ColdValue {}

    record MessageRow(@Nullable Message message) implements ColdValue {}

    /// By code: a list that was kept and one that was loaded anew make the same decisions.
    record InviteRows(List<Invite> invites) implements ColdValue {
        public InviteRows {
            invites =
                    invites.stream().sorted(Comparator.comparing(Invite::code)).toList();
        }
    }

    record Counts(List<ReactionCount> counts) implements ColdValue {
        public Counts {
            counts = List.copyOf(counts);
        }
    }

    /// The id under which a user reacted with an emoji. It counts for nothing when the emoji was cleared since:
    /// see [ReactionCount#since].
    record Reacted(@Nullable Long id) implements ColdValue {}

    /// The newest first.
    record Pins(List<Pin> pins) implements ColdValue {
        public Pins {
            pins = List.copyOf(pins);
        }

        boolean has(MessageId messageId) {
            return pins.stream().anyMatch(pin -> pin.messageId().equals(messageId));
        }

        /// `pin` is newer than all that are there.
        Pins plus(Pin pin) {
            List<Pin> more = new ArrayList<>();
            more.add(pin);
            more.addAll(pins);
            return new Pins(more);
        }

        Pins without(Collection<MessageId> messageIds) {
            return new Pins(pins.stream()
                    .filter(pin -> !messageIds.contains(pin.messageId()))
                    .toList());
        }

        /// When the newest pin was made; null without one.
        @Nullable
        Instant last() {
            return pins.isEmpty() ? null : pins.getFirst().pinnedAt();
        }
    }

    record Claimed(boolean ours) implements ColdValue {}

    /// Whether the two may write to each other, as it was at a moment.
    record Contact(boolean allowed, Instant asOf) implements Elsewhere {}

    /// An emoji that the user may use, and its guild; both null when there is none, or the user is not there, or the
    /// emoji is for others.
    record EmojiThere(@Nullable GuildId guildId, @Nullable Emoji emoji, Instant asOf) implements Elsewhere {}

    /// A sticker of a guild that the user is in, and that guild; both null when there is none.
    record StickerThere(@Nullable GuildId guildId, @Nullable Sticker sticker, Instant asOf) implements Elsewhere {}

    /// By user id.
    record Roster(List<MemberProfile> members) implements ColdValue {
        /// More than this nobody asks for: member lists hold who is offline up to here, GUILD_CREATE lists
        /// everybody up to the client's threshold, which is less, and of a large guild no more than this.
        public static final int MEMBERS_MAX = Limits.OFFLINE_LISTED_MEMBERS_MAX;

        /// Whether GUILD_CREATE of a large guild names the member also while it is offline.
        public static boolean notable(Member member) {
            return member.nick() != null || !member.roles().isEmpty();
        }

        public Roster {
            members = members.stream()
                    .sorted(Comparator.comparing(each -> each.user().id()))
                    .toList();
        }

        /// With what was written of members: a profile for who is in, empty for who is out.
        Roster with(Map<UserId, Optional<MemberProfile>> written) {
            List<MemberProfile> kept = new ArrayList<>(members);
            kept.removeIf(each -> written.containsKey(each.user().id()));
            written.values().forEach(each -> each.ifPresent(kept::add));
            return new Roster(kept);
        }

        /// At most [#MEMBERS_MAX], the first.
        Roster cut() {
            return members.size() <= MEMBERS_MAX ? this : new Roster(members.subList(0, MEMBERS_MAX));
        }
    }
}
