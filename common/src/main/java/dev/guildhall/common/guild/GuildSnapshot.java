package dev.guildhall.common.guild;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A guild as it stood after its last durable change: what reads are served from, off the actor. Immutable.
/// `lastMessages` holds the newest message id of each channel that ever had one, `lastPins` when the newest pin
/// of each channel with pins was made.
public record GuildSnapshot(
        Guild guild,
        Map<ChannelId, Channel> channels,
        Map<RoleId, Role> roles,
        Map<ChannelId, MessageId> lastMessages,
        Map<ChannelId, Instant> lastPins,
        Expressions expressions) {
    /// Without emojis and stickers.
    public GuildSnapshot(
            Guild guild,
            Map<ChannelId, Channel> channels,
            Map<RoleId, Role> roles,
            Map<ChannelId, MessageId> lastMessages,
            Map<ChannelId, Instant> lastPins) {
        this(guild, channels, roles, lastMessages, lastPins, Expressions.NONE);
    }

    public Optional<Channel> channel(ChannelId id) {
        return Optional.ofNullable(channels.get(id));
    }

    public @Nullable MessageId lastMessage(ChannelId id) {
        return lastMessages.get(id);
    }

    public ChannelLast last(ChannelId id) {
        return new ChannelLast(lastMessages.get(id), lastPins.get(id));
    }

    /// By position, then id: the order that clients show.
    public List<Channel> channelsInOrder() {
        return channels.values().stream()
                .sorted(java.util.Comparator.comparingInt(Channel::position).thenComparing(Channel::id))
                .toList();
    }

    public List<Role> rolesInOrder() {
        return roles.values().stream()
                .sorted(java.util.Comparator.comparingInt(Role::position).thenComparing(Role::id))
                .toList();
    }
}
