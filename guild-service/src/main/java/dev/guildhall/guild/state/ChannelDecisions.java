package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ChannelChange;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildCommand.DeleteChannel;
import dev.guildhall.common.guild.GuildCommand.ModifyChannel;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.protocol.VideoQuality;
import dev.guildhall.guild.state.ColdValue.InviteRows;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.ChannelChanged;
import dev.guildhall.guild.state.GuildEvent.ChannelDeleted;
import dev.guildhall.guild.state.GuildEvent.GuildChanged;
import dev.guildhall.guild.state.GuildEvent.InviteDeleted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A channel changed or deleted.
final class ChannelDecisions {
    /// The two types that a channel may turn into each other.
    private static final Set<ChannelType> CONVERTIBLE = Set.of(ChannelType.GUILD_TEXT, ChannelType.GUILD_ANNOUNCEMENT);

    private ChannelDecisions() {}

    static Decision modify(Scene scene, ModifyChannel modify) {
        Rejected lacking = scene.refusalIn(modify.channelId(), Permission.MANAGE_CHANNELS);
        if (lacking != null) {
            return lacking;
        }
        Channel before = scene.channel(modify.channelId());
        Channel wanted = changed(before, modify.change());
        Rejected refusal = refusal(scene, before, wanted);
        if (refusal != null) {
            return refusal;
        }
        Channel after = wanted.withThreads(ThreadRules.numbered(wanted.threads(), scene.facts()));
        GuildResult result = new GuildResult.OfChannel(after);
        if (after.equals(before)) {
            return new Accepted(List.of(), result);
        }
        List<GuildEvent> events = new ArrayList<>();
        events.add(new ChannelChanged(before, after));
        if (modify.change().position().changes()) {
            events.addAll(makingRoom(scene, before, after));
        }
        events.addAll(CategorySync.follow(scene, before, after));
        return new Accepted(events, result);
    }

    /// Who stands where the channel goes.
    private static List<ChannelChanged> makingRoom(Scene scene, Channel before, Channel after) {
        Scene moved = scene.with(after.withPosition(before.position()));
        return new ChannelOrder(
                        scene.snapshot().channels(), moved.snapshot().channels(), Map.of(after.id(), after.position()))
                .moved().stream()
                        .filter(other -> !other.id().equals(after.id()))
                        .map(other -> new ChannelChanged(scene.channel(other.id()), other))
                        .toList();
    }

    private static @Nullable Rejected refusal(Scene scene, Channel before, Channel after) {
        if (after.type() != before.type() && !CONVERTIBLE.containsAll(Set.of(before.type(), after.type()))) {
            return Refusal.of(ApiError.WRONG_CHANNEL_TYPE);
        }
        Rejected unfit = ChannelRules.shape(after.type(), after.topic(), after.userLimit());
        if (unfit != null) {
            return unfit;
        }
        Rejected threads = ThreadRules.refusal(before.threads(), after.threads(), scene.expressions());
        if (threads != null) {
            return threads;
        }
        boolean moved = after.parentId() != null && !after.parentId().equals(before.parentId());
        Rejected parent = moved ? ChannelRules.parent(scene, after.type(), after.parentId(), before.id()) : null;
        if (parent != null) {
            return parent;
        }
        Rejected shape = OverwriteRules.shape(scene, after.overwrites());
        return shape != null
                ? shape
                : OverwriteRules.change(scene, scene.rightsIn(before), before.overwrites(), after.overwrites());
    }

    private static Channel changed(Channel before, ChannelChange change) {
        ChannelType type = change.type().overOr(before.type(), before.type());
        boolean voice = type.voice();
        List<Overwrite> none = List.of();
        List<Overwrite> overwrites = change.overwrites().overOr(before.overwrites(), none);
        return new Channel(
                before.id(),
                before.guildId(),
                type,
                ChannelRules.name(type, change.name().overOr(before.name(), before.name())),
                change.topic().over(before.topic()),
                change.nsfw().overOr(before.nsfw(), false),
                change.position().overOr(before.position(), before.position()),
                change.parentId().over(before.parentId()),
                OverwriteRules.same(before.overwrites(), overwrites) ? before.overwrites() : overwrites,
                change.rateLimitPerUserSeconds().overOr(before.rateLimitPerUserSeconds(), 0),
                voice ? change.bitrate().overOr(before.bitrate(), Limits.BITRATE_DEFAULT) : before.bitrate(),
                voice ? change.userLimit().overOr(before.userLimit(), 0) : before.userLimit(),
                voice ? change.rtcRegion().over(before.rtcRegion()) : before.rtcRegion(),
                ThreadRules.flags(type, before.flags(), change.flags().overOr(before.flags(), 0)),
                voice ? change.videoQuality().overOr(before.videoQuality(), VideoQuality.AUTO) : before.videoQuality(),
                ThreadRules.fitting(type, ThreadRules.changed(before.threads(), change.threads())));
    }

    static Decision delete(Scene scene, DeleteChannel delete) {
        Rejected lacking = scene.refusalIn(delete.channelId(), Permission.MANAGE_CHANNELS);
        if (lacking != null) {
            return lacking;
        }
        InviteRows invites = scene.cold().invites();
        if (invites == null) {
            return scene.cold().needs();
        }
        Channel channel = scene.channel(delete.channelId());
        List<GuildEvent> events = new ArrayList<>();
        // The children first: nobody is ever told of a parent that is gone. So with invites: each leads somewhere.
        for (Channel child : CategorySync.children(scene, channel)) {
            events.add(new ChannelChanged(child, child.withParent(null)));
        }
        invites.invites().stream()
                .filter(each -> each.channelId().equals(channel.id()))
                .forEach(each -> events.add(new InviteDeleted(each)));
        Guild guild = scene.guild();
        Guild rest = withoutChannel(guild, channel.id());
        if (!rest.equals(guild)) {
            events.add(new GuildChanged(rest));
        }
        events.add(new ChannelDeleted(channel));
        return new Accepted(events, new GuildResult.OfChannel(channel));
    }

    /// The guild's settings must not name a channel that is gone.
    private static Guild withoutChannel(Guild guild, ChannelId gone) {
        return new Guild(
                guild.id(),
                guild.name(),
                guild.icon(),
                guild.description(),
                guild.ownerId(),
                guild.verificationLevel(),
                guild.defaultMessageNotifications(),
                guild.explicitContentFilter(),
                guild.mfaLevel(),
                guild.afkTimeoutSeconds(),
                unless(gone, guild.afkChannelId()),
                unless(gone, guild.systemChannelId()),
                guild.systemChannelFlags(),
                unless(gone, guild.rulesChannelId()),
                unless(gone, guild.publicUpdatesChannelId()),
                guild.preferredLocale(),
                guild.features(),
                guild.memberCount(),
                guild.vanity(),
                guild.art());
    }

    private static @Nullable ChannelId unless(ChannelId gone, @Nullable ChannelId named) {
        return gone.equals(named) ? null : named;
    }
}
