package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildCommand.CreateGuild;
import dev.guildhall.common.guild.GuildCommand.GuildSettings;
import dev.guildhall.common.guild.GuildCommand.NewRole;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.NewChannel;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Defaults;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.GuildCreated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The first step of a guild. The founder owns it and is its first member.
final class GuildFounding {
    private GuildFounding() {}

    static Decision found(GuildId guildId, User founder, CreateGuild create, Facts facts) {
        if (founder.bot()) {
            return Refusal.of(ApiError.BOTS_NOT_ALLOWED);
        }
        if (create.roles().size() > Limits.ROLES_PER_GUILD_MAX) {
            return Refusal.of(ApiError.MAX_ROLES);
        }
        if (create.channels().size() > Limits.CHANNELS_PER_GUILD_MAX) {
            return Refusal.of(ApiError.MAX_CHANNELS);
        }
        Map<Long, RoleId> roleIds = new HashMap<>();
        List<Role> roles = roles(guildId, create.roles(), roleIds, facts);
        List<NewChannel> wanted = create.channels().isEmpty() ? defaultChannels() : create.channels();
        FoundedChannels founded = new FoundedChannels(guildId, roleIds, facts);
        for (int i = 0; i < wanted.size(); i++) {
            Rejected refusal = founded.refusal(wanted.get(i), i);
            if (refusal != null) {
                return refusal;
            }
            founded.add(wanted.get(i));
        }
        List<Channel> channels = founded.channels();
        Guild guild = guild(guildId, founder, create, founded);
        MemberProfile owner = new MemberProfile(Member.joined(founder.id(), facts.now(), List.of()), founder);
        GuildSnapshot snapshot = new GuildSnapshot(
                guild,
                channels.stream().collect(Collectors.toMap(Channel::id, Function.identity())),
                roles.stream().collect(Collectors.toMap(Role::id, Function.identity())),
                Map.of(),
                Map.of());
        return new Accepted(
                List.of(new GuildCreated(guild, roles, channels, owner)), new GuildResult.OfGuild(snapshot));
    }

    /// The first role of the request is @everyone. Source: guild resource, "Create Guild", roles.
    private static List<Role> roles(GuildId guildId, List<NewRole> wanted, Map<Long, RoleId> ids, Facts facts) {
        RoleId everyone = new RoleId(guildId.value());
        List<Role> roles = new ArrayList<>();
        Long base = wanted.isEmpty() ? null : wanted.getFirst().permissions();
        roles.add(role(everyone, new NewRole(null, "@everyone", base, 0, false, false, null, null), 0));
        for (int i = 0; i < wanted.size(); i++) {
            RoleId id = i == 0 ? everyone : new RoleId(facts.nextId());
            if (wanted.get(i).placeholder() != null) {
                ids.put(wanted.get(i).placeholder(), id);
            }
            if (i > 0) {
                roles.add(role(id, wanted.get(i), i));
            }
        }
        return roles;
    }

    private static Role role(RoleId id, NewRole wanted, int position) {
        Long permissions = wanted.permissions();
        return new Role(
                id,
                wanted.name(),
                wanted.color(),
                wanted.hoist(),
                position,
                permissions == null ? Permission.DEFAULT_EVERYONE : permissions,
                wanted.mentionable(),
                false,
                wanted.icon(),
                wanted.unicodeEmoji(),
                null,
                0);
    }

    /// What a new guild has when its founder asks for nothing: a category each for text and voice, with one channel.
    private static List<NewChannel> defaultChannels() {
        return List.of(
                channel(1L, "Text Channels", ChannelType.GUILD_CATEGORY, null),
                channel(2L, "general", ChannelType.GUILD_TEXT, new ChannelId(1)),
                channel(3L, "Voice Channels", ChannelType.GUILD_CATEGORY, null),
                channel(4L, "General", ChannelType.GUILD_VOICE, new ChannelId(3)));
    }

    private static NewChannel channel(Long placeholder, String name, ChannelType type, @Nullable ChannelId parent) {
        return new NewChannel(placeholder, name, type, null, false, null, parent, null, 0, 0, 0, null);
    }

    private static Guild guild(GuildId guildId, User founder, CreateGuild create, FoundedChannels founded) {
        GuildSettings settings = create.settings();
        ChannelId system = founded.named(settings.systemChannelId().over(null));
        return new Guild(
                guildId,
                create.name(),
                create.icon(),
                settings.description().over(null),
                founder.id(),
                settings.verificationLevel().overOr(0, 0),
                settings.defaultMessageNotifications().overOr(0, 0),
                settings.explicitContentFilter().overOr(0, 0),
                0,
                settings.afkTimeoutSeconds().overOr(Defaults.AFK_TIMEOUT_SECONDS, Defaults.AFK_TIMEOUT_SECONDS),
                founded.named(settings.afkChannelId().over(null)),
                system == null ? founded.firstText() : system,
                settings.systemChannelFlags().overOr(0, 0),
                null,
                null,
                settings.preferredLocale().overOr(Defaults.LOCALE, Defaults.LOCALE),
                List.of(),
                1);
    }
}
