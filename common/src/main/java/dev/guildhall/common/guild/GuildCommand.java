package dev.guildhall.common.guild;

import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that a guild can be asked to do. Knows no actors: who asks and where the answer goes travels in
/// [GuildAsk]. Shapes and lengths were checked by the caller; rights, limits that depend on the guild, and
/// references are the guild's to check.
public sealed interface GuildCommand {
    /// What is done with the messages of one channel, whoever owns it: a guild, or a private channel.
    sealed interface OfMessages extends GuildCommand {
        ChannelId channelId();
    }

    /// The first command of a guild's life; the actor becomes its owner and first member. Answers
    /// [GuildResult.OfGuild]. `channels` and `roles` empty means the default ones (a text and a voice channel
    /// with their categories; @everyone alone).
    record CreateGuild(
            String name, @Nullable String icon, GuildSettings settings, List<NewChannel> channels, List<NewRole> roles)
            implements GuildCommand {
        public CreateGuild {
            channels = List.copyOf(channels);
            roles = List.copyOf(roles);
        }

        public CreateGuild withIcon(@Nullable String hash) {
            return new CreateGuild(name, hash, settings, channels, roles);
        }
    }

    /// Absent fields keep. Answers [GuildResult.OfGuild].
    record ModifyGuild(
            Patch<String> name, Patch<String> icon, Patch<UserId> ownerId, GuildSettings settings, GuildArt.Change art)
            implements GuildCommand {
        /// Keeps the pictures but the icon.
        public ModifyGuild(Patch<String> name, Patch<String> icon, Patch<UserId> ownerId, GuildSettings settings) {
            this(name, icon, ownerId, settings, GuildArt.Change.KEEP);
        }
    }

    /// The guild's own code among all invites, in lower case; null gives it up. Answers [GuildResult.OfGuild].
    record SetVanity(@Nullable String code) implements GuildCommand {}

    /// Owner only. Answers [GuildResult.Nothing].
    record DeleteGuild() implements GuildCommand {}

    /// Answers [GuildResult.OfChannel].
    record CreateChannel(NewChannel channel) implements GuildCommand {}

    /// Answers [GuildResult.OfChannel].
    record ModifyChannel(ChannelId channelId, ChannelChange change) implements GuildCommand {}

    /// Moves several channels at once, between categories too. Answers [GuildResult.Nothing].
    record MoveChannels(List<ChannelPosition> positions) implements GuildCommand {
        public MoveChannels {
            positions = List.copyOf(positions);
        }
    }

    /// Answers [GuildResult.OfChannel] with the channel that is gone.
    record DeleteChannel(ChannelId channelId) implements GuildCommand {}

    /// Sets one overwrite. Answers [GuildResult.Nothing].
    record PutOverwrite(ChannelId channelId, Overwrite overwrite) implements GuildCommand {}

    record DeleteOverwrite(ChannelId channelId, long overwriteId) implements GuildCommand {}

    /// Answers [GuildResult.OfRole].
    record CreateRole(NewRole role) implements GuildCommand {}

    /// Answers [GuildResult.OfRole].
    record ModifyRole(RoleId roleId, RoleChange change) implements GuildCommand {}

    /// Moves several roles at once. Answers [GuildResult.OfRoles] with all roles.
    record MoveRoles(List<RolePosition> positions) implements GuildCommand {
        public MoveRoles {
            positions = List.copyOf(positions);
        }
    }

    record DeleteRole(RoleId roleId) implements GuildCommand {}

    /// The actor joins by an invite of this guild. Answers [GuildResult.OfMember].
    record JoinByInvite(String code) implements GuildCommand {}

    /// Adds a bot on the word of a member who may manage the guild; with `permissions` it gets a managed role
    /// of its own. Answers [GuildResult.OfMember].
    record AddBot(UserId botId, String botName, long permissions) implements GuildCommand {}

    record Leave() implements GuildCommand {}

    record Kick(UserId userId) implements GuildCommand {}

    /// Also of somebody who is not a member.
    record BanUser(UserId userId) implements GuildCommand {}

    /// At most two hundred, in one step. Answers [GuildResult.OfBans].
    record BulkBan(List<UserId> userIds) implements GuildCommand {
        public BulkBan {
            userIds = List.copyOf(userIds);
        }
    }

    /// Takes out those who have no roles but `roles`, and joined more than `days` days ago: who was not there since
    /// then is the caller's to say. At most two hundred in one step. Answers [GuildResult.OfPruned].
    record PruneMembers(List<UserId> userIds, List<RoleId> roles, int days) implements GuildCommand {
        public PruneMembers {
            userIds = List.copyOf(userIds);
            roles = List.copyOf(roles);
        }
    }

    record Unban(UserId userId) implements GuildCommand {}

    /// Nick, roles, timeout, deaf and mute of a member, oneself included. Answers [GuildResult.OfMember].
    record ModifyMember(UserId userId, MemberChange change) implements GuildCommand {}

    /// In a stage channel: whether a member, perhaps the actor itself, is only heard from the audience,
    /// and since when it asks to speak. `channelId` is where the member is said to be. Answers
    /// [GuildResult.Nothing].
    record ModifyVoice(
            UserId userId, @Nullable ChannelId channelId, Patch<Boolean> suppressed, Patch<Instant> askedToSpeakAt)
            implements GuildCommand {}

    record AddMemberRole(UserId userId, RoleId roleId) implements GuildCommand {}

    record RemoveMemberRole(UserId userId, RoleId roleId) implements GuildCommand {}

    /// Answers [GuildResult.OfInvite]; without `unique` an equal unexpired invite of the same inviter is given
    /// again.
    record CreateInvite(ChannelId channelId, int maxAgeSeconds, int maxUses, boolean temporary, boolean unique)
            implements GuildCommand {}

    /// Answers [GuildResult.OfInvite] with the invite that is gone.
    record DeleteInvite(String code) implements GuildCommand {}

    /// Something about the guild's own emojis or stickers.
    record ChangeExpressions(ExpressionCommand what) implements GuildCommand {}

    /// Answers [GuildResult.OfMessage]. With `enforceNonce`, a second send of the same nonce by the same author
    /// answers the first message.
    record SendMessage(
            ChannelId channelId,
            String content,
            @Nullable Nonce nonce,
            boolean enforceNonce,
            boolean tts,
            int flags,
            @Nullable ReplyTo replyTo,
            AllowedMentions allowedMentions,
            List<Embed> embeds,
            List<Attachment> attachments,
            List<StickerId> stickers,
            @Nullable Forward forward)
            implements OfMessages {
        public SendMessage {
            embeds = List.copyOf(embeds);
            attachments = List.copyOf(attachments);
            stickers = List.copyOf(stickers);
        }

        /// Text and nothing else.
        public SendMessage(
                ChannelId channelId,
                String content,
                @Nullable Nonce nonce,
                boolean enforceNonce,
                boolean tts,
                int flags,
                @Nullable ReplyTo replyTo,
                AllowedMentions allowedMentions) {
            this(
                    channelId,
                    content,
                    nonce,
                    enforceNonce,
                    tts,
                    flags,
                    replyTo,
                    allowedMentions,
                    List.of(),
                    List.of(),
                    null);
        }

        /// Without stickers.
        public SendMessage(
                ChannelId channelId,
                String content,
                @Nullable Nonce nonce,
                boolean enforceNonce,
                boolean tts,
                int flags,
                @Nullable ReplyTo replyTo,
                AllowedMentions allowedMentions,
                List<Embed> embeds,
                List<Attachment> attachments,
                @Nullable Forward forward) {
            this(
                    channelId,
                    content,
                    nonce,
                    enforceNonce,
                    tts,
                    flags,
                    replyTo,
                    allowedMentions,
                    embeds,
                    attachments,
                    List.of(),
                    forward);
        }

        public SendMessage withAttachments(List<Attachment> files) {
            return with(files, stickers, forward);
        }

        public SendMessage withStickers(List<StickerId> ids) {
            return with(attachments, ids, forward);
        }

        public SendMessage forwarding(Forward other) {
            return with(attachments, stickers, other);
        }

        private SendMessage with(List<Attachment> files, List<StickerId> ids, @Nullable Forward other) {
            return new SendMessage(
                    channelId,
                    content,
                    nonce,
                    enforceNonce,
                    tts,
                    flags,
                    replyTo,
                    allowedMentions,
                    embeds,
                    files,
                    ids,
                    other);
        }
    }

    /// `allowedMentions` null means the default ones. Answers [GuildResult.OfMessage].
    record EditMessage(
            ChannelId channelId,
            MessageId messageId,
            Patch<String> content,
            Patch<Integer> flags,
            @Nullable AllowedMentions allowedMentions,
            Patch<List<Embed>> embeds,
            Patch<AttachmentList> attachments)
            implements OfMessages {
        /// Of text and flags alone.
        public EditMessage(
                ChannelId channelId,
                MessageId messageId,
                Patch<String> content,
                Patch<Integer> flags,
                @Nullable AllowedMentions allowedMentions) {
            this(channelId, messageId, content, flags, allowedMentions, Patch.keep(), Patch.keep());
        }

        public EditMessage withAttachments(Patch<AttachmentList> list) {
            return new EditMessage(channelId, messageId, content, flags, allowedMentions, embeds, list);
        }
    }

    /// Publishes a message of an announcement channel, once. Answers [GuildResult.OfMessage].
    record CrosspostMessage(ChannelId channelId, MessageId messageId) implements GuildCommand {}

    record DeleteMessage(ChannelId channelId, MessageId messageId) implements OfMessages {}

    /// Two to a hundred messages at once; those that are not there are passed over. Answers
    /// [GuildResult.Nothing].
    record DeleteMessages(ChannelId channelId, List<MessageId> messageIds) implements OfMessages {
        public DeleteMessages {
            messageIds = List.copyOf(messageIds);
        }
    }

    /// What banned users wrote, on the word of who may ban: at most a hundred messages at once, of which those
    /// by others are passed over. Answers [GuildResult.Nothing].
    record PurgeMessages(ChannelId channelId, List<MessageId> messageIds) implements GuildCommand {
        public PurgeMessages {
            messageIds = List.copyOf(messageIds);
        }
    }

    record AddReaction(ChannelId channelId, MessageId messageId, ReactionEmoji emoji) implements OfMessages {}

    /// The actor's own reaction or another's.
    record RemoveReaction(ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId userId)
            implements OfMessages {}

    /// Everybody's reactions with one emoji.
    record ClearEmoji(ChannelId channelId, MessageId messageId, ReactionEmoji emoji) implements OfMessages {}

    record ClearReactions(ChannelId channelId, MessageId messageId) implements OfMessages {}

    record PinMessage(ChannelId channelId, MessageId messageId) implements OfMessages {}

    record UnpinMessage(ChannelId channelId, MessageId messageId) implements OfMessages {}

    /// Tells who may see the channel that the actor is typing. Stores nothing.
    record StartTyping(ChannelId channelId) implements OfMessages {}

    /// What a reply answers; with `mustExist` a missing target refuses the send, otherwise it becomes a plain
    /// message.
    record ReplyTo(MessageId messageId, boolean mustExist) {}

    /// What a forward shows. The caller has checked that the sender may read it where it stands.
    record Forward(MessageReference source, MessageSnapshot snapshot) {}

    /// All files of an edited message: those that stay (`null`: every one), and new ones, whose bytes are
    /// stored.
    record AttachmentList(@Nullable List<Kept> kept, List<Attachment> added) {
        public AttachmentList {
            kept = kept == null ? null : List.copyOf(kept);
            added = List.copyOf(added);
        }
    }

    /// A file that stays. `path` is where the request named it, for the answer when there is no such file.
    record Kept(AttachmentId id, Patch<String> description, String path) {}

    /// With `lockPermissions` the channel takes over the overwrites of the category that it stands in then.
    record ChannelPosition(
            ChannelId channelId, Patch<Integer> position, Patch<ChannelId> parentId, boolean lockPermissions) {}

    /// `placeholder` names the role inside a CreateGuild request. `permissions` null means @everyone's.
    record NewRole(
            @Nullable Long placeholder,
            String name,
            @Nullable Long permissions,
            int color,
            boolean hoist,
            boolean mentionable,
            @Nullable String icon,
            @Nullable String unicodeEmoji) {}

    record RoleChange(
            Patch<String> name,
            Patch<Long> permissions,
            Patch<Integer> color,
            Patch<Boolean> hoist,
            Patch<Boolean> mentionable,
            Patch<String> icon,
            Patch<String> unicodeEmoji) {}

    record RolePosition(RoleId roleId, Patch<Integer> position) {}

    /// @param voiceChannel where the member is moved to; cleared, it is cut off from voice
    record MemberChange(
            Patch<String> nick,
            Patch<List<RoleId>> roles,
            Patch<Boolean> mute,
            Patch<Boolean> deaf,
            Patch<ChannelId> voiceChannel,
            Patch<Instant> communicationDisabledUntil,
            Patch<Integer> flags) {}

    /// The settings that creating and changing a guild share; at creation an absent one means the protocol's
    /// default.
    record GuildSettings(
            Patch<String> description,
            Patch<Integer> verificationLevel,
            Patch<Integer> defaultMessageNotifications,
            Patch<Integer> explicitContentFilter,
            Patch<Integer> afkTimeoutSeconds,
            Patch<ChannelId> afkChannelId,
            Patch<ChannelId> systemChannelId,
            Patch<Integer> systemChannelFlags,
            Patch<ChannelId> rulesChannelId,
            Patch<ChannelId> publicUpdatesChannelId,
            Patch<String> preferredLocale) {}
}
