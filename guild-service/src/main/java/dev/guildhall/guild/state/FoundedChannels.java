package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Expressions;
import dev.guildhall.common.guild.NewChannel;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.guild.state.Decision.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The channels of a new guild, whose request names parents and roles by placeholders of its own.
final class FoundedChannels {
    private final GuildId guildId;
    private final Map<Long, RoleId> roleIds;
    private final Facts facts;
    private final Map<Long, Channel> byPlaceholder = new HashMap<>();
    private final Map<ChannelType, Integer> positions = new HashMap<>();
    private final List<Channel> channels = new ArrayList<>();

    FoundedChannels(GuildId guildId, Map<Long, RoleId> roleIds, Facts facts) {
        this.guildId = guildId;
        this.roleIds = roleIds;
        this.facts = facts;
    }

    /// Why the channel, the `index`-th of the request, cannot be; null when it can. A parent comes before its
    /// children in the request, and is a category.
    @Nullable
    Rejected refusal(NewChannel wanted, int index) {
        String path = "channels." + index + ".";
        if (!ChannelRules.MAKEABLE.contains(wanted.type())) {
            return Refusal.field(
                    path + "type", FormError.ENUM_TYPE_COERCE, wanted.type().code());
        }
        Rejected unfit = ChannelRules.shape(wanted.type(), wanted.topic(), wanted.userLimit());
        Rejected shape = unfit == null ? ThreadRules.refusal(wanted.type(), wanted.threads(), Expressions.NONE) : unfit;
        if (shape != null) {
            return Refusal.below("channels." + index, shape);
        }
        if (wanted.overwrites() != null && wanted.overwrites().size() > Limits.OVERWRITES_PER_CHANNEL_MAX) {
            return Refusal.of(ApiError.MAX_OVERWRITES);
        }
        if (wanted.parentId() == null) {
            return null;
        }
        Channel parent = byPlaceholder.get(wanted.parentId().value());
        if (parent == null) {
            return Refusal.field(path + "parent_id", FormError.CHANNEL_PARENT_INVALID);
        }
        boolean fits =
                parent.type() == ChannelType.GUILD_CATEGORY && wanted.type().mayHaveCategory();
        return fits ? null : Refusal.field(path + "parent_id", FormError.CHANNEL_PARENT_INVALID_TYPE);
    }

    void add(NewChannel wanted) {
        ChannelType type = wanted.type();
        int position = positions.merge(type, 1, Integer::sum) - 1;
        boolean voice = type.voice();
        Channel channel = new Channel(
                new ChannelId(facts.nextId()),
                guildId,
                type,
                ChannelRules.name(type, wanted.name()),
                wanted.topic(),
                wanted.nsfw(),
                wanted.position() == null ? position : wanted.position(),
                named(wanted.parentId()),
                overwrites(wanted.overwrites()),
                wanted.rateLimitPerUserSeconds(),
                voice && wanted.bitrate() == 0 ? Limits.BITRATE_DEFAULT : wanted.bitrate(),
                wanted.userLimit(),
                wanted.rtcRegion(),
                0,
                wanted.videoQuality(),
                ThreadRules.numbered(ThreadRules.fitting(type, wanted.threads()), facts));
        channels.add(channel);
        if (wanted.placeholder() != null) {
            byPlaceholder.put(wanted.placeholder(), channel);
        }
    }

    List<Channel> channels() {
        return List.copyOf(channels);
    }

    /// The id of the channel that the request names so; null when it names none.
    @Nullable
    ChannelId named(@Nullable ChannelId placeholder) {
        Channel channel = placeholder == null ? null : byPlaceholder.get(placeholder.value());
        return channel == null ? null : channel.id();
    }

    /// Where the guild tells who came, unless the request says so.
    @Nullable
    ChannelId firstText() {
        return channels.stream()
                .filter(channel -> channel.type() == ChannelType.GUILD_TEXT)
                .map(Channel::id)
                .findFirst()
                .orElse(null);
    }

    /// An overwrite of a role that the request does not make has nobody to hold for, and is left out.
    private List<Overwrite> overwrites(@Nullable List<Overwrite> wanted) {
        List<Overwrite> kept = new ArrayList<>();
        for (Overwrite overwrite : wanted == null ? List.<Overwrite>of() : wanted) {
            RoleId role = roleIds.get(overwrite.id());
            if (overwrite.type() == OverwriteType.MEMBER) {
                kept.add(overwrite);
            } else if (role != null) {
                kept.add(new Overwrite(role.value(), OverwriteType.ROLE, overwrite.allow(), overwrite.deny()));
            }
        }
        return kept;
    }
}
