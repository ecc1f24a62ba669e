package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.GuildCommand.GuildSettings;
import dev.guildhall.common.guild.GuildCommand.NewRole;
import dev.guildhall.common.guild.NewChannel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.protocol.DefaultMessageNotifications;
import dev.guildhall.common.protocol.ExplicitContentFilter;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.VerificationLevel;
import java.util.List;

/// Reads of what guilds are made of and changed by.
final class GuildForms {
    private static final int DESCRIPTION_MAX = 300;
    private static final int LOCALE_MAX = 10;
    /// Source: guild resource, `afk_timeout`.
    private static final List<Integer> AFK_TIMEOUTS = List.of(60, 300, 900, 1800, 3600);

    private GuildForms() {}

    static Read<String> name() {
        return Texts.trimmed(Limits.GUILD_NAME_MIN, Limits.GUILD_NAME_MAX);
    }

    /// At creation the channels that a setting could name are not there yet, so they are ignored then.
    static GuildSettings settings(Form form) {
        return new GuildSettings(
                form.patch("description", Texts.trimmed(0, DESCRIPTION_MAX)),
                form.patch(
                        "verification_level",
                        Values.choice(Integer::intValue, codes(VerificationLevel.values().length))),
                form.patch(
                        "default_message_notifications",
                        Values.choice(Integer::intValue, codes(DefaultMessageNotifications.values().length))),
                form.patch(
                        "explicit_content_filter",
                        Values.choice(Integer::intValue, codes(ExplicitContentFilter.values().length))),
                form.patchOfValue("afk_timeout", Values.choice(Integer::intValue, AFK_TIMEOUTS)),
                form.patch("afk_channel_id", Numbers.snowflake(ChannelId::new)),
                form.patch("system_channel_id", Numbers.snowflake(ChannelId::new)),
                form.patchOfValue("system_channel_flags", Numbers.flags()),
                form.patch("rules_channel_id", Numbers.snowflake(ChannelId::new)),
                form.patch("public_updates_channel_id", Numbers.snowflake(ChannelId::new)),
                form.patch("preferred_locale", Texts.trimmed(2, LOCALE_MAX)));
    }

    /// These enums count from 0 without gaps.
    private static List<Integer> codes(int count) {
        return java.util.stream.IntStream.range(0, count).boxed().toList();
    }

    static List<NewChannel> channels(Form form) {
        return form.optional(
                "channels",
                Values.list(Values.object(ChannelForms::created), Limits.CHANNELS_PER_GUILD_MAX),
                List.of());
    }

    static List<NewRole> roles(Form form) {
        return form.optional(
                "roles", Values.list(Values.object(RoleForms::created), Limits.ROLES_PER_GUILD_MAX), List.of());
    }
}
