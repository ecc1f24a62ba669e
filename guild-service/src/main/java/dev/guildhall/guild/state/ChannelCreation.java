package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.NewChannel;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.ChannelChanged;
import dev.guildhall.guild.state.GuildEvent.ChannelCreated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A new channel.
final class ChannelCreation {
    private ChannelCreation() {}

    static Decision create(Scene scene, NewChannel wanted) {
        Rejected refusal = refusal(scene, wanted);
        if (refusal != null) {
            return refusal;
        }
        List<Overwrite> overwrites = overwrites(scene, wanted);
        Rejected right = wanted.overwrites() == null
                ? null
                : OverwriteRules.change(scene, scene.rights(), inherited(scene, wanted.parentId()), overwrites);
        if (right != null) {
            return right;
        }
        Channel channel = channel(scene, wanted, overwrites);
        List<GuildEvent> events = new ArrayList<>();
        events.add(new ChannelCreated(channel));
        if (wanted.position() != null) {
            events.addAll(makingRoom(scene, channel));
        }
        return new Accepted(events, new GuildResult.OfChannel(channel));
    }

    /// Who stands where the new channel wants to stand moves on.
    private static List<ChannelChanged> makingRoom(Scene scene, Channel channel) {
        Map<ChannelId, Channel> before = scene.snapshot().channels();
        Map<ChannelId, Channel> after = new HashMap<>(before);
        after.put(channel.id(), channel);
        return new ChannelOrder(before, after, Map.of(channel.id(), channel.position()))
                .moved().stream()
                        .map(moved -> new ChannelChanged(scene.channel(moved.id()), moved))
                        .toList();
    }

    private static @Nullable Rejected refusal(Scene scene, NewChannel wanted) {
        Rejected lacking = scene.refusalWithout(Permission.MANAGE_CHANNELS);
        if (lacking != null) {
            return lacking;
        }
        if (!ChannelRules.MAKEABLE.contains(wanted.type())) {
            return Refusal.field(
                    "type", FormError.ENUM_TYPE_COERCE, wanted.type().code());
        }
        if (scene.snapshot().channels().size() >= Limits.CHANNELS_PER_GUILD_MAX) {
            return Refusal.of(ApiError.MAX_CHANNELS);
        }
        Rejected unfit = ChannelRules.shape(wanted.type(), wanted.topic(), wanted.userLimit());
        if (unfit != null) {
            return unfit;
        }
        Rejected threads = ThreadRules.refusal(wanted.type(), wanted.threads(), scene.expressions());
        if (threads != null) {
            return threads;
        }
        Rejected parent = ChannelRules.parent(scene, wanted.type(), wanted.parentId(), null);
        return parent != null || wanted.overwrites() == null
                ? parent
                : OverwriteRules.shape(scene, wanted.overwrites());
    }

    private static List<Overwrite> overwrites(Scene scene, NewChannel wanted) {
        return wanted.overwrites() == null ? inherited(scene, wanted.parentId()) : wanted.overwrites();
    }

    /// A channel that is made in a category and says nothing starts synced with it.
    private static List<Overwrite> inherited(Scene scene, @Nullable ChannelId parentId) {
        return parentId == null ? List.of() : scene.channel(parentId).overwrites();
    }

    private static Channel channel(Scene scene, NewChannel wanted, List<Overwrite> overwrites) {
        ChannelType type = wanted.type();
        Integer position = wanted.position();
        return new Channel(
                new ChannelId(scene.facts().nextId()),
                scene.guild().id(),
                type,
                ChannelRules.name(type, wanted.name()),
                wanted.topic(),
                wanted.nsfw(),
                position == null ? ChannelRules.lastPosition(scene, type) : position,
                wanted.parentId(),
                overwrites,
                wanted.rateLimitPerUserSeconds(),
                type.voice() ? bitrate(wanted) : 0,
                type.voice() ? wanted.userLimit() : 0,
                type.voice() ? wanted.rtcRegion() : null,
                0,
                wanted.videoQuality(),
                ThreadRules.numbered(ThreadRules.fitting(type, wanted.threads()), scene.facts()));
    }

    private static int bitrate(NewChannel wanted) {
        return wanted.bitrate() == 0 ? Limits.BITRATE_DEFAULT : wanted.bitrate();
    }
}
