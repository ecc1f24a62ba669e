package dev.guildhall.store;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row written or removed. All are idempotent: the same change twice leaves what once leaves.
public sealed interface Change {
    /// Also moves the channel's head and marks the message's bucket as not empty.
    record PutMessage(Message message) implements Change {}

    /// Also removes the message's reactions and its pin.
    record DeleteMessage(ChannelId channelId, MessageId messageId) implements Change {}

    /// A user reacted; `id` grows with each reaction to the message. Goes with the message's new counts.
    record PutReaction(ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId userId, long id)
            implements Change {}

    record DeleteReaction(ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId userId)
            implements Change {}

    /// All reactions with this emoji. Goes with the message's new counts.
    record DeleteReactionsWith(ChannelId channelId, MessageId messageId, ReactionEmoji emoji) implements Change {}

    /// All reactions to the message, its counts too.
    record DeleteReactions(ChannelId channelId, MessageId messageId) implements Change {}

    /// The message's counts from now on, in the order in which their emojis came: whole, so that a commit that is
    /// written again counts nothing twice.
    record PutReactionCounts(ChannelId channelId, MessageId messageId, List<ReactionCount> counts) implements Change {
        public PutReactionCounts {
            counts = List.copyOf(counts);
        }
    }

    record PutPin(ChannelId channelId, Pin pin) implements Change {}

    record DeletePin(ChannelId channelId, MessageId messageId) implements Change {}

    /// The message calls somebody. Goes with the message, and with each edit of it that calls others: see
    /// [Mention#of].
    record PutMention(Mention mention) implements Change {}

    /// The message calls this target no more, or is gone: an adapter need not look up whom it called.
    record DeleteMention(MentionTarget target, MessageId messageId) implements Change {}

    /// When the newest pin of the channel was made; null when it has none.
    record PutLastPin(ChannelId channelId, @Nullable Instant at) implements Change {}

    /// Found by [MessageHistory#byNonce] until `expiresAt`.
    record PutNonce(ChannelId channelId, UserId authorId, Nonce nonce, MessageId messageId, Instant expiresAt)
            implements Change {}

    record PutGuild(Guild guild) implements Change {}

    /// Removes the guild's row, channels, roles, emojis, stickers, members (with the users' lists), bans, invites
    /// and audit log. Messages, the directory and the pictures of emojis and stickers stay.
    record DeleteGuild(GuildId guildId) implements Change {}

    /// Also enters the channel into the directory, for good.
    record PutChannel(Channel channel) implements Change {}

    record DeleteChannel(GuildId guildId, ChannelId channelId) implements Change {}

    /// Also enters the channel into the directory, for good.
    record PutPrivateChannel(PrivateChannel channel) implements Change {}

    /// Puts the channel on the user's list, shown or hidden: until the first message, or after it was closed.
    record PutRecipient(ChannelId channelId, UserId userId, boolean hidden) implements Change {}

    /// Takes the channel from the user's list.
    record DeleteRecipient(ChannelId channelId, UserId userId) implements Change {}

    record PutRole(GuildId guildId, Role role) implements Change {}

    record DeleteRole(GuildId guildId, RoleId roleId) implements Change {}

    /// Also makes the emoji's picture and guild known by its id ([GuildRows#expression]), for good.
    record PutEmoji(GuildId guildId, Emoji emoji) implements Change {}

    record DeleteEmoji(GuildId guildId, EmojiId emojiId) implements Change {}

    /// As [PutEmoji].
    record PutSticker(GuildId guildId, Sticker sticker) implements Change {}

    record DeleteSticker(GuildId guildId, StickerId stickerId) implements Change {}

    /// Also puts the guild on the user's list.
    record PutMember(GuildId guildId, Member member) implements Change {}

    /// Also takes the guild from the user's list.
    record DeleteMember(GuildId guildId, UserId userId) implements Change {}

    record PutBan(GuildId guildId, Ban ban) implements Change {}

    record DeleteBan(GuildId guildId, UserId userId) implements Change {}

    record PutAuditEntry(GuildId guildId, AuditEntry entry) implements Change {}

    record PutInvite(Invite invite) implements Change {}

    record DeleteInvite(GuildId guildId, String code) implements Change {}

    record PutAccount(Account account) implements Change {}

    record PutAuthSession(UserId userId, AuthSessionId id, Instant createdAt) implements Change {}

    record DeleteAuthSession(UserId userId, AuthSessionId id) implements Change {}

    record DeleteAllAuthSessions(UserId userId) implements Change {}

    /// Also lists the application under its owner.
    record PutApplication(Application application) implements Change {}

    /// A row of what is the user's own.
    record OfPerson(UserId userId, PersonalChange change) implements Change {}

    /// A pending claim becomes a held one (see [Claims]).
    record HoldClaim(Claim claim) implements Change {}

    record ReleaseClaim(Claim claim) implements Change {}
}
