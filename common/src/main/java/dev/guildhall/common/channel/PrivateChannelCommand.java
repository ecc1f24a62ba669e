package dev.guildhall.common.channel;

import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import java.util.List;

/// Everything that a private channel can be asked to do. Shapes and lengths were checked by the caller.
public sealed interface PrivateChannelCommand {
    /// Opens the channel of the actor and another, or finds it open: for the actor it is on the list from here on.
    /// Answers `GuildResult.OfPrivateChannel`, or `GuildResult.PairElsewhere` when the two have another channel.
    record OpenDirect(UserId other) implements PrivateChannelCommand {}

    /// The first command of a group's life; the actor becomes its owner. Answers `GuildResult.OfPrivateChannel`.
    record OpenGroup(List<UserId> others) implements PrivateChannelCommand {
        public OpenGroup {
            others = List.copyOf(others);
        }
    }

    /// Of groups. Absent fields keep; `icon` is the hash of a picture that is stored. Answers
    /// `GuildResult.OfPrivateChannel`.
    record Modify(Patch<String> name, Patch<String> icon, Patch<UserId> ownerId) implements PrivateChannelCommand {
        public Modify withIcon(Patch<String> hash) {
            return new Modify(name, hash, ownerId);
        }
    }

    /// Takes a channel of two off the actor's list, or the actor out of a group. Answers
    /// `GuildResult.OfPrivateChannel` with the channel as it was.
    record Close() implements PrivateChannelCommand {}

    /// Of groups, as is the next. Answers `GuildResult.Nothing`.
    record AddRecipient(UserId userId) implements PrivateChannelCommand {}

    /// Who is no owner removes nobody but oneself.
    record RemoveRecipient(UserId userId) implements PrivateChannelCommand {}

    /// What can be done with messages in any channel.
    record Say(GuildCommand.OfMessages command) implements PrivateChannelCommand {}
}
