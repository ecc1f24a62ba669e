package dev.guildhall.guild.state;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.guild.Vanity;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.User;
import dev.guildhall.store.Mention;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happened in a guild. Immutable all the way down. Applied to the state when decided; made durable,
/// published and answered in that order.
public sealed interface GuildEvent {
    /// What happens to the messages of one channel. In a private channel it is the same, without memberships.
    sealed interface OfMessages extends GuildEvent {
        ChannelId channelId();
    }

    /// What was done to somebody in voice. Nothing durable: it is carried out where the member still is as
    /// said.
    sealed interface OfVoice extends GuildEvent {
        UserId userId();
    }

    record GuildCreated(Guild guild, List<Role> roles, List<Channel> channels, MemberProfile owner)
            implements GuildEvent {
        public GuildCreated {
            roles = List.copyOf(roles);
            channels = List.copyOf(channels);
        }
    }

    record GuildChanged(Guild guild) implements GuildEvent {}

    /// The guild got a vanity code, another one, none any more, or one more use of it (no dispatch).
    record VanityChanged(@Nullable Vanity before, @Nullable Vanity after) implements GuildEvent {
        /// More than its uses.
        public boolean ofCode() {
            return before == null || after == null || !before.code().equals(after.code());
        }
    }

    /// `invites` are all that stood: their codes may be had by other guilds again, and so may the vanity code.
    record GuildDeleted(
            GuildId guildId, List<Invite> invites, @Nullable Vanity vanity) implements GuildEvent {
        public GuildDeleted {
            invites = List.copyOf(invites);
        }
    }

    record ChannelCreated(Channel channel) implements GuildEvent {}

    record ChannelChanged(Channel before, Channel channel) implements GuildEvent {}

    record ChannelDeleted(Channel channel) implements GuildEvent {}

    record RoleCreated(Role role) implements GuildEvent {}

    record RoleChanged(Role before, Role role) implements GuildEvent {}

    /// Members lose the role without an event of their own.
    record RoleDeleted(RoleId roleId) implements GuildEvent {}

    /// An emoji came (`before` null), is another, or went (`after` null); stickers likewise.
    record EmojiChanged(@Nullable Emoji before, @Nullable Emoji after) implements GuildEvent {}

    record StickerChanged(
            @Nullable Sticker before, @Nullable Sticker after) implements GuildEvent {}

    /// `memberCount` is the guild's after the change, here and in [MemberLeft].
    record MemberJoined(MemberProfile profile, int memberCount) implements GuildEvent {}

    record MemberChanged(MemberProfile profile) implements GuildEvent {}

    /// Left, kicked or banned: a ban has its own event before this one.
    record MemberLeft(User user, int memberCount) implements GuildEvent {}

    record UserBanned(Ban ban, User user) implements GuildEvent {}

    record UserUnbanned(User user) implements GuildEvent {}

    record InviteCreated(Invite invite, User inviter) implements GuildEvent {}

    /// One more use; no dispatch.
    record InviteUsed(Invite invite) implements GuildEvent {}

    record InviteDeleted(Invite invite) implements GuildEvent {}

    /// `author` is null for a user who is no member. `mentioned` holds the memberships of the mentioned users
    /// who are members. `nonce` is stored with its `nonceExpiresAt` when the sender gave one.
    record MessageCreated(
            MessageView view,
            @Nullable MemberProfile author,
            Map<UserId, MemberProfile> mentioned,
            @Nullable Nonce nonce,
            @Nullable Instant nonceExpiresAt)
            implements OfMessages {
        public MessageCreated {
            mentioned = Map.copyOf(mentioned);
        }

        @Override
        public ChannelId channelId() {
            return view.message().channelId();
        }
    }

    /// `before` is the message as it was: whom it called then may not be called now.
    record MessageEdited(
            Message before, MessageView view, @Nullable MemberProfile author, Map<UserId, MemberProfile> mentioned)
            implements OfMessages {
        public MessageEdited {
            mentioned = Map.copyOf(mentioned);
        }

        @Override
        public ChannelId channelId() {
            return view.message().channelId();
        }
    }

    /// `mentions` are whom it called, here and in [MessagesDeleted].
    record MessageDeleted(ChannelId channelId, MessageId messageId, List<Mention> mentions) implements OfMessages {
        public MessageDeleted {
            mentions = List.copyOf(mentions);
        }
    }

    /// At once: one dispatch.
    record MessagesDeleted(ChannelId channelId, List<MessageId> messageIds, List<Mention> mentions)
            implements OfMessages {
        public MessagesDeleted {
            messageIds = List.copyOf(messageIds);
            mentions = List.copyOf(mentions);
        }
    }

    /// `view` shows the pin; `author` and `mentioned` as in [MessageCreated], here and in [MessageUnpinned].
    record MessagePinned(
            MessageView view, @Nullable MemberProfile author, Map<UserId, MemberProfile> mentioned, Pin pin)
            implements OfMessages {
        public MessagePinned {
            mentioned = Map.copyOf(mentioned);
        }

        @Override
        public ChannelId channelId() {
            return view.message().channelId();
        }
    }

    record MessageUnpinned(MessageView view, @Nullable MemberProfile author, Map<UserId, MemberProfile> mentioned)
            implements OfMessages {
        public MessageUnpinned {
            mentioned = Map.copyOf(mentioned);
        }

        @Override
        public ChannelId channelId() {
            return view.message().channelId();
        }
    }

    /// When the channel's newest pin was made, now that one came or went; null when none is left. Members are
    /// not `told` when a pinned message was deleted.
    record PinsChanged(ChannelId channelId, @Nullable Instant lastPin, boolean told) implements OfMessages {}

    /// `counts` are the message's after the change, here and below. `id` is what the reaction is stored under,
    /// `member` the user's membership.
    record ReactionAdded(
            ChannelId channelId,
            MessageId messageId,
            UserId messageAuthorId,
            ReactionEmoji emoji,
            UserId userId,
            @Nullable MemberProfile member,
            long id,
            List<ReactionCount> counts)
            implements OfMessages {
        public ReactionAdded {
            counts = List.copyOf(counts);
        }
    }

    record ReactionRemoved(
            ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId userId, List<ReactionCount> counts)
            implements OfMessages {
        public ReactionRemoved {
            counts = List.copyOf(counts);
        }
    }

    record EmojiCleared(ChannelId channelId, MessageId messageId, ReactionEmoji emoji, List<ReactionCount> counts)
            implements OfMessages {
        public EmojiCleared {
            counts = List.copyOf(counts);
        }
    }

    record ReactionsCleared(ChannelId channelId, MessageId messageId) implements OfMessages {}

    /// `to` null: cut off.
    record VoiceMoved(
            UserId userId, ChannelId from, @Nullable ChannelId to) implements OfVoice {}

    /// In a stage: listens only, or speaks; and since when it asks to.
    record SpeechChanged(
            UserId userId,
            ChannelId channelId,
            boolean suppressed,
            @Nullable Instant askedToSpeakAt) implements OfVoice {}

    /// One more entry of the audit log, of the decision that it comes last in.
    record Audited(AuditEntry entry) implements GuildEvent {}

    /// Nothing durable.
    record TypingStarted(
            ChannelId channelId, UserId userId, @Nullable MemberProfile member, Instant at) implements OfMessages {}
}
