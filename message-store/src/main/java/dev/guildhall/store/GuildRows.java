package dev.guildhall.store;

import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.Expressions;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Reads of guilds and what belongs to them. All fail with [StoreUnavailable].
public interface GuildRows {
    /// A guild's warm part: everything but members, bans and invites.
    record GuildRecord(
            Guild guild,
            List<Channel> channels,
            List<Role> roles,
            Map<ChannelId, MessageId> heads,
            Map<ChannelId, Instant> lastPins,
            Expressions expressions) {
        public GuildRecord {
            channels = List.copyOf(channels);
            roles = List.copyOf(roles);
            heads = Map.copyOf(heads);
            lastPins = Map.copyOf(lastPins);
        }

        /// Without emojis and stickers.
        public GuildRecord(
                Guild guild,
                List<Channel> channels,
                List<Role> roles,
                Map<ChannelId, MessageId> heads,
                Map<ChannelId, Instant> lastPins) {
            this(guild, channels, roles, heads, lastPins, Expressions.NONE);
        }
    }

    /// Whose an emoji or a sticker is, and its picture.
    record Pictured(GuildId guildId, ContentHash image) {}

    /// Called by the guild's actor when it starts.
    CompletionStage<Optional<GuildRecord>> guild(GuildId guildId);

    /// The guild's own row alone.
    CompletionStage<Optional<Guild>> row(GuildId guildId);

    /// By the id of an emoji or a sticker: the directory that leads from it to its guild, written with its row.
    /// Immutable once there, and it outlives the expression: messages and reactions that show it go on doing so.
    CompletionStage<Optional<Pictured>> expression(long id);

    /// An emoji of the guild as it is now; empty when it is gone, or another guild's.
    CompletionStage<Optional<Emoji>> emoji(GuildId guildId, EmojiId emojiId);

    /// A sticker of the guild as it is now; empty when it is gone, or another guild's.
    CompletionStage<Optional<Sticker>> sticker(GuildId guildId, StickerId stickerId);

    /// All roles of the guild, @everyone too; none when there is no such guild.
    CompletionStage<List<Role>> roles(GuildId guildId);

    CompletionStage<Optional<Member>> member(GuildId guildId, UserId userId);

    CompletionStage<Map<UserId, Member>> members(GuildId guildId, Collection<UserId> userIds);

    /// Ascending by user id, strictly after `after` (0 for the first page), at most `limit` (1–1000).
    CompletionStage<List<Member>> membersAfter(GuildId guildId, UserId after, int limit);

    CompletionStage<Optional<Ban>> ban(GuildId guildId, UserId userId);

    /// Ascending by user id, strictly after `after`, at most `limit` (1–1000).
    CompletionStage<List<Ban>> bansAfter(GuildId guildId, UserId after, int limit);

    /// Any guild's invite, by its code; expired and worn-out ones too.
    CompletionStage<Optional<Invite>> invite(String code);

    CompletionStage<List<Invite>> invites(GuildId guildId);

    /// Which owner a channel belongs to: immutable once there, and it outlives the channel.
    CompletionStage<Optional<OwnerId>> ownerOf(ChannelId channelId);
}
