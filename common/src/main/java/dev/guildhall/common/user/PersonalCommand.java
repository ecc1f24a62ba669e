package dev.guildhall.common.user;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.personal.Ack;
import dev.guildhall.common.personal.GuildSettingsPatch;
import dev.guildhall.common.personal.Stance;
import dev.guildhall.common.protocol.SettingsProtoType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person's owner can be asked to change of what is the person's own. Each answers [PersonalResult], and
/// tells the person's sessions what changed.
public sealed interface PersonalCommand {
    // ---- relationships ---------------------------------------------------------------------------------------------

    /// Asks for friendship, or accepts it. Refused with a code of its own for bots, oneself, friends, and somebody
    /// who has blocked the person.
    record Befriend(UserId other) implements PersonalCommand {}

    /// Ends whatever was between the two. The other one learns of that, and not of the block.
    record Block(UserId other) implements PersonalCommand {}

    /// Ends a friendship, takes a request back, turns one down, or unblocks. Done already: nothing happens.
    record Unrelate(UserId other) implements PersonalCommand {}

    /// Null takes the nickname away.
    record NameFriend(UserId other, @Nullable String nickname) implements PersonalCommand {}

    /// From another user's owner: its stance towards this one, which it has made durable. Told until it is
    /// confirmed by [StanceHeard].
    ///
    /// @param ended the newest version of this one's stance that the other has ended
    record HearStance(User from, Stance stance, long version, long ended) implements PersonalCommand {}

    /// From another user's owner: it has made durable what it was told of this one's stance.
    record StanceHeard(UserId by, Stance stance, long version) implements PersonalCommand {}

    // ---- notes and profile -----------------------------------------------------------------------------------------

    /// An empty one takes the note away.
    record WriteNote(UserId about, String note) implements PersonalCommand {}

    record ChangeProfile(Patch<String> bio, Patch<String> pronouns) implements PersonalCommand {}

    /// From the person's own owner: a session is there.
    record BeSeen() implements PersonalCommand {}

    // ---- settings --------------------------------------------------------------------------------------------------

    /// Every top-level field of `patch`, a protobuf message, replaces the stored one of the same number.
    ///
    /// @param requiredDataVersion nothing is changed when the stored settings are of a later version
    record MergeSettings(
            SettingsProtoType type, Bytes patch, @Nullable Integer requiredDataVersion) implements PersonalCommand {}

    /// One after the other.
    record ChangeGuildSettings(List<GuildSettingsPatch> patches) implements PersonalCommand {
        public ChangeGuildSettings {
            patches = List.copyOf(patches);
        }
    }

    // ---- read states -----------------------------------------------------------------------------------------------

    record Acknowledge(List<Ack> acks) implements PersonalCommand {
        public Acknowledge {
            acks = List.copyOf(acks);
        }
    }

    record AcknowledgePins(ChannelId channelId, Instant newest) implements PersonalCommand {}

    /// The channel counts as never opened.
    record ForgetReadState(ChannelId channelId) implements PersonalCommand {}
}
