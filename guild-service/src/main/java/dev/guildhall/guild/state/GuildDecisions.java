package dev.guildhall.guild.state;

import static dev.guildhall.common.protocol.ChannelType.GUILD_VOICE;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildCommand.GuildSettings;
import dev.guildhall.common.guild.GuildCommand.ModifyGuild;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Defaults;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.ColdValue.InviteRows;
import dev.guildhall.guild.state.ColdValue.Person;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.GuildChanged;
import dev.guildhall.guild.state.GuildEvent.GuildDeleted;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The guild itself: its settings, its owner, its end.
final class GuildDecisions {
    private GuildDecisions() {}

    static Decision modify(Scene scene, ModifyGuild modify) {
        Rejected lacking = scene.refusalWithout(Permission.MANAGE_GUILD);
        if (lacking != null) {
            return lacking;
        }
        Rejected channel = channelRefusal(scene, modify.settings());
        if (channel != null) {
            return channel;
        }
        UserId owner =
                modify.ownerId().overOr(scene.guild().ownerId(), scene.guild().ownerId());
        if (!owner.equals(scene.guild().ownerId())) {
            Decision refusal = transferRefusal(scene, owner);
            if (refusal != null) {
                return refusal;
            }
        }
        Guild after = changed(scene.guild(), modify, owner);
        GuildResult result = new GuildResult.OfGuild(SnapshotFold.with(scene.snapshot(), after));
        return after.equals(scene.guild())
                ? new Accepted(List.of(), result)
                : new Accepted(List.of(new GuildChanged(after)), result);
    }

    static Decision delete(Scene scene) {
        if (!scene.byOwner()) {
            return Refusal.of(ApiError.OWNER_ONLY);
        }
        InviteRows invites = scene.cold().invites();
        return invites == null
                ? scene.cold().needs()
                : new Accepted(
                        List.of(new GuildDeleted(
                                scene.guild().id(),
                                invites.invites(),
                                scene.guild().vanity())),
                        GuildResult.NOTHING);
    }

    /// Why the guild cannot go to somebody, or what must be known first; null when it can.
    private static @Nullable Decision transferRefusal(Scene scene, UserId owner) {
        if (!scene.byOwner()) {
            return Refusal.of(ApiError.OWNER_ONLY);
        }
        Person person = scene.cold().person(owner);
        if (person == null) {
            return scene.cold().needs();
        }
        if (person.user() == null || person.member() == null) {
            return Refusal.of(ApiError.UNKNOWN_MEMBER);
        }
        return person.user().bot() ? Refusal.of(ApiError.OWNER_CANNOT_BE_A_BOT) : null;
    }

    private static @Nullable Rejected channelRefusal(Scene scene, GuildSettings settings) {
        Rejected afk = channelRefusal(scene, "afk_channel_id", settings.afkChannelId(), type -> type == GUILD_VOICE);
        if (afk != null) {
            return afk;
        }
        Predicate<ChannelType> text = type -> type.holdsMessages() && !type.voice();
        Rejected system = channelRefusal(scene, "system_channel_id", settings.systemChannelId(), text);
        if (system != null) {
            return system;
        }
        Rejected rules = channelRefusal(scene, "rules_channel_id", settings.rulesChannelId(), text);
        return rules != null
                ? rules
                : channelRefusal(scene, "public_updates_channel_id", settings.publicUpdatesChannelId(), text);
    }

    private static @Nullable Rejected channelRefusal(
            Scene scene, String field, Patch<ChannelId> named, Predicate<ChannelType> fits) {
        ChannelId id = named.over(null);
        Channel channel = id == null ? null : scene.snapshot().channels().get(id);
        return id == null || (channel != null && fits.test(channel.type()))
                ? null
                : Refusal.field(field, FormError.CUSTOM_VALIDATION, "No such channel here.");
    }

    private static Guild changed(Guild guild, ModifyGuild modify, UserId owner) {
        GuildSettings settings = modify.settings();
        return new Guild(
                guild.id(),
                modify.name().overOr(guild.name(), guild.name()),
                modify.icon().over(guild.icon()),
                settings.description().over(guild.description()),
                owner,
                settings.verificationLevel().overOr(guild.verificationLevel(), 0),
                settings.defaultMessageNotifications().overOr(guild.defaultMessageNotifications(), 0),
                settings.explicitContentFilter().overOr(guild.explicitContentFilter(), 0),
                guild.mfaLevel(),
                settings.afkTimeoutSeconds().overOr(guild.afkTimeoutSeconds(), Defaults.AFK_TIMEOUT_SECONDS),
                settings.afkChannelId().over(guild.afkChannelId()),
                settings.systemChannelId().over(guild.systemChannelId()),
                settings.systemChannelFlags().overOr(guild.systemChannelFlags(), 0),
                settings.rulesChannelId().over(guild.rulesChannelId()),
                settings.publicUpdatesChannelId().over(guild.publicUpdatesChannelId()),
                settings.preferredLocale().overOr(guild.preferredLocale(), Defaults.LOCALE),
                guild.features(),
                guild.memberCount(),
                guild.vanity(),
                modify.art().over(guild.art()));
    }
}
