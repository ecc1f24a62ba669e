package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Expressions;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.store.GuildRows.GuildRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// The guild after an event, as a value. Its maps are persistent: a message changes one entry, nothing is copied.
public final class SnapshotFold {
    private SnapshotFold() {}

    static GuildSnapshot of(GuildRecord row) {
        Map<ChannelId, Channel> channels = new HashMap<>();
        row.channels().forEach(channel -> channels.put(channel.id(), channel));
        Map<RoleId, Role> roles = new HashMap<>();
        row.roles().forEach(role -> roles.put(role.id(), role));
        Map<ChannelId, MessageId> heads = new HashMap<>(row.heads());
        heads.keySet().retainAll(channels.keySet());
        return new GuildSnapshot(
                row.guild(),
                HashTreePMap.from(channels),
                HashTreePMap.from(roles),
                HashTreePMap.from(heads),
                HashTreePMap.from(row.lastPins()),
                row.expressions());
    }

    /// Null when the guild is gone. An event that does not fit the guild is a bug and throws.
    public static @Nullable GuildSnapshot after(@Nullable GuildSnapshot before, GuildEvent event) {
        if (event instanceof GuildEvent.GuildCreated created) {
            return of(new GuildRecord(created.guild(), created.channels(), created.roles(), Map.of(), Map.of()));
        }
        if (before == null) {
            throw new IllegalStateException("no guild for " + event);
        }
        return event instanceof GuildEvent.GuildDeleted ? null : standing(before, event);
    }

    /// A guild that is there after an event that leaves it there.
    static GuildSnapshot standing(GuildSnapshot before, GuildEvent event) {
        return switch (event) {
            case GuildEvent.GuildChanged changed -> with(before, changed.guild());
            case GuildEvent.ChannelCreated created -> with(before, created.channel());
            case GuildEvent.ChannelChanged changed -> with(before, changed.channel());
            case GuildEvent.ChannelDeleted deleted ->
                without(before, deleted.channel().id());
            case GuildEvent.RoleCreated created -> with(before, created.role());
            case GuildEvent.RoleChanged changed -> with(before, changed.role());
            case GuildEvent.RoleDeleted deleted -> without(before, deleted.roleId());
            case GuildEvent.VanityChanged changed -> with(before, before.guild().withVanity(changed.after()));
            case GuildEvent.EmojiChanged changed -> with(before, expressions(before.expressions(), changed));
            case GuildEvent.StickerChanged changed -> with(before, expressions(before.expressions(), changed));
            case GuildEvent.MemberJoined joined -> counting(before, joined.memberCount());
            case GuildEvent.MemberLeft left -> counting(before, left.memberCount());
            case GuildEvent.MessageCreated created ->
                headed(before, created.view().message());
            case GuildEvent.PinsChanged changed -> pinned(before, changed);
            case GuildEvent.GuildCreated _,
                    GuildEvent.GuildDeleted _,
                    GuildEvent.MemberChanged _,
                    GuildEvent.UserBanned _,
                    GuildEvent.UserUnbanned _,
                    GuildEvent.InviteCreated _,
                    GuildEvent.InviteUsed _,
                    GuildEvent.InviteDeleted _,
                    GuildEvent.OfVoice _,
                    GuildEvent.Audited _,
                    GuildEvent.OfMessages _ -> before;
        };
    }

    static GuildSnapshot with(GuildSnapshot before, Guild guild) {
        return new GuildSnapshot(
                guild,
                before.channels(),
                before.roles(),
                before.lastMessages(),
                before.lastPins(),
                before.expressions());
    }

    private static GuildSnapshot with(GuildSnapshot before, Expressions expressions) {
        return new GuildSnapshot(
                before.guild(),
                before.channels(),
                before.roles(),
                before.lastMessages(),
                before.lastPins(),
                expressions);
    }

    private static Expressions expressions(Expressions known, GuildEvent.EmojiChanged changed) {
        if (changed.after() != null) {
            return known.with(changed.after());
        }
        return changed.before() == null ? known : known.without(changed.before().id());
    }

    private static Expressions expressions(Expressions known, GuildEvent.StickerChanged changed) {
        if (changed.after() != null) {
            return known.with(changed.after());
        }
        return changed.before() == null ? known : known.without(changed.before().id());
    }

    private static GuildSnapshot counting(GuildSnapshot before, int memberCount) {
        return with(before, before.guild().withMemberCount(memberCount));
    }

    private static GuildSnapshot with(GuildSnapshot before, Channel channel) {
        if (!channel.guildId().equals(before.guild().id())) {
            throw new IllegalStateException("another guild's channel: " + channel);
        }
        return new GuildSnapshot(
                before.guild(),
                persistent(before.channels()).plus(channel.id(), channel),
                before.roles(),
                before.lastMessages(),
                before.lastPins(),
                before.expressions());
    }

    private static GuildSnapshot without(GuildSnapshot before, ChannelId channelId) {
        return new GuildSnapshot(
                before.guild(),
                persistent(before.channels()).minus(channelId),
                before.roles(),
                persistent(before.lastMessages()).minus(channelId),
                persistent(before.lastPins()).minus(channelId),
                before.expressions());
    }

    private static GuildSnapshot with(GuildSnapshot before, Role role) {
        return new GuildSnapshot(
                before.guild(),
                before.channels(),
                persistent(before.roles()).plus(role.id(), role),
                before.lastMessages(),
                before.lastPins(),
                before.expressions());
    }

    private static GuildSnapshot without(GuildSnapshot before, RoleId roleId) {
        return new GuildSnapshot(
                before.guild(),
                before.channels(),
                persistent(before.roles()).minus(roleId),
                before.lastMessages(),
                before.lastPins(),
                before.expressions());
    }

    private static GuildSnapshot headed(GuildSnapshot before, Message message) {
        return new GuildSnapshot(
                before.guild(),
                before.channels(),
                before.roles(),
                persistent(before.lastMessages()).plus(message.channelId(), message.id()),
                before.lastPins(),
                before.expressions());
    }

    private static GuildSnapshot pinned(GuildSnapshot before, GuildEvent.PinsChanged changed) {
        PMap<ChannelId, Instant> pins = persistent(before.lastPins());
        return new GuildSnapshot(
                before.guild(),
                before.channels(),
                before.roles(),
                before.lastMessages(),
                changed.lastPin() == null
                        ? pins.minus(changed.channelId())
                        : pins.plus(changed.channelId(), changed.lastPin()),
                before.expressions());
    }

    private static <K, V> PMap<K, V> persistent(Map<K, V> map) {
        return map instanceof PMap<K, V> already ? already : HashTreePMap.from(map);
    }
}
