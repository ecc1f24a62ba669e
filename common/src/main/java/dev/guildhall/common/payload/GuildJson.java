package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.protocol.GuildFeature;
import dev.guildhall.common.protocol.Limits;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The guild object. Source: guild resource, "Guild Object".
public final class GuildJson {
    private GuildJson() {}

    /// As REST and GUILD_UPDATE carry it: with roles, without channels and members.
    public static void write(JsonGenerator out, GuildSnapshot snapshot) throws IOException {
        out.writeStartObject();
        fields(out, snapshot);
        out.writeEndObject();
    }

    /// The fields of the object, for GUILD_CREATE to add its own.
    public static void fields(JsonGenerator out, GuildSnapshot snapshot) throws IOException {
        Guild guild = snapshot.guild();
        Fields.id(out, "id", guild.id().value());
        out.writeStringField("name", guild.name());
        looks(out, guild);
        Fields.id(out, "owner_id", guild.ownerId().value());
        Fields.idOrNull(out, "afk_channel_id", guild.afkChannelId());
        out.writeNumberField("afk_timeout", guild.afkTimeoutSeconds());
        out.writeBooleanField("widget_enabled", false);
        out.writeNullField("widget_channel_id");
        levels(out, guild);
        out.writeArrayFieldStart("roles");
        for (Role role : snapshot.rolesInOrder()) {
            RoleJson.write(out, role);
        }
        out.writeEndArray();
        EmojiJson.list(out, snapshot.expressions().emojis());
        StickerJson.list(out, snapshot.expressions().stickers(), guild.id());
        features(out, guild);
        channels(out, guild);
        limits(out);
    }

    /// Those of every guild, and its own.
    static void features(JsonGenerator out, Guild guild) throws IOException {
        out.writeArrayFieldStart("features");
        for (GuildFeature feature : GuildFeature.OF_EVERY_GUILD) {
            out.writeString(feature.name());
        }
        for (String feature : guild.features()) {
            out.writeString(feature);
        }
        out.writeEndArray();
    }

    /// The guild's channels, hidden ones too: clients hide them by the overwrites.
    public static void channels(JsonGenerator out, GuildSnapshot snapshot) throws IOException {
        out.writeArrayFieldStart("channels");
        for (Channel channel : snapshot.channelsInOrder()) {
            ChannelJson.write(out, channel, snapshot.last(channel.id()));
        }
        out.writeEndArray();
    }

    private static void looks(JsonGenerator out, Guild guild) throws IOException {
        Fields.textOrNull(out, "icon", guild.icon());
        Fields.textOrNull(out, "description", guild.description());
        Fields.textOrNull(out, "splash", guild.art().splash());
        out.writeNullField("discovery_splash");
        Fields.textOrNull(out, "banner", guild.art().banner());
        Fields.textOrNull(out, "vanity_url_code", vanityCode(guild));
        out.writeNullField("home_header");
    }

    static @Nullable String vanityCode(Guild guild) {
        return guild.vanity() == null ? null : guild.vanity().code();
    }

    private static void levels(JsonGenerator out, Guild guild) throws IOException {
        out.writeNumberField("verification_level", guild.verificationLevel());
        out.writeNumberField("default_message_notifications", guild.defaultMessageNotifications());
        out.writeNumberField("explicit_content_filter", guild.explicitContentFilter());
        out.writeNumberField("mfa_level", guild.mfaLevel());
        out.writeNumberField("nsfw_level", 0);
        out.writeBooleanField("nsfw", false);
        out.writeNumberField("premium_tier", 0);
        out.writeNumberField("premium_subscription_count", 0);
        out.writeBooleanField("premium_progress_bar_enabled", false);
        out.writeStringField("preferred_locale", guild.preferredLocale());
    }

    private static void channels(JsonGenerator out, Guild guild) throws IOException {
        out.writeNullField("application_id");
        Fields.idOrNull(out, "system_channel_id", guild.systemChannelId());
        out.writeNumberField("system_channel_flags", guild.systemChannelFlags());
        Fields.idOrNull(out, "rules_channel_id", guild.rulesChannelId());
        Fields.idOrNull(out, "public_updates_channel_id", guild.publicUpdatesChannelId());
        out.writeNullField("safety_alerts_channel_id");
        out.writeNullField("incidents_data");
    }

    private static void limits(JsonGenerator out) throws IOException {
        out.writeNullField("max_presences");
        out.writeNumberField("max_members", Limits.GUILD_MEMBERS_MAX);
        out.writeNumberField("max_video_channel_users", Limits.VIDEO_CHANNEL_USERS_MAX);
        out.writeNumberField("max_stage_video_channel_users", Limits.STAGE_VIDEO_CHANNEL_USERS_MAX);
        out.writeNullField("region");
    }
}
