package dev.guildhall.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.Vanity;
import dev.guildhall.common.payload.ChannelJson;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.Timestamps;
import java.io.IOException;

/// Rows of which the protocol's object tells more than the row has: its names, without the rest.
final class GuildData {
    private GuildData() {}

    static void guild(JsonGenerator out, Guild guild) throws IOException {
        out.writeStringField("name", guild.name());
        Fields.textOrNull(out, "description", guild.description());
        Fields.textOrNull(out, "icon", guild.icon());
        Fields.textOrNull(out, "splash", guild.art().splash());
        Fields.textOrNull(out, "banner", guild.art().banner());
        Fields.id(out, "owner_id", guild.ownerId().value());
        Vanity vanity = guild.vanity();
        Fields.textOrNull(out, "vanity_url_code", vanity == null ? null : vanity.code());
        out.writeNumberField("member_count", guild.memberCount());
        out.writeNumberField("verification_level", guild.verificationLevel());
        out.writeNumberField("default_message_notifications", guild.defaultMessageNotifications());
        out.writeNumberField("explicit_content_filter", guild.explicitContentFilter());
        out.writeNumberField("mfa_level", guild.mfaLevel());
        out.writeStringField("preferred_locale", guild.preferredLocale());
        out.writeArrayFieldStart("features");
        for (String feature : guild.features()) {
            out.writeString(feature);
        }
        out.writeEndArray();
        Fields.idOrNull(out, "afk_channel_id", guild.afkChannelId());
        out.writeNumberField("afk_timeout", guild.afkTimeoutSeconds());
        Fields.idOrNull(out, "system_channel_id", guild.systemChannelId());
        out.writeNumberField("system_channel_flags", guild.systemChannelFlags());
        Fields.idOrNull(out, "rules_channel_id", guild.rulesChannelId());
        Fields.idOrNull(out, "public_updates_channel_id", guild.publicUpdatesChannelId());
    }

    static void channel(JsonGenerator out, Channel channel) throws IOException {
        Fields.id(out, "channel_id", channel.id().value());
        out.writeNumberField("channel_type", channel.type().code());
        out.writeStringField("name", channel.name());
        Fields.textOrNull(out, "topic", channel.topic());
        out.writeBooleanField("nsfw", channel.nsfw());
        out.writeNumberField("position", channel.position());
        Fields.idOrNull(out, "parent_id", channel.parentId());
        out.writeArrayFieldStart("permission_overwrites");
        for (Overwrite overwrite : channel.overwrites()) {
            ChannelJson.overwrite(out, overwrite);
        }
        out.writeEndArray();
        out.writeNumberField("rate_limit_per_user", channel.rateLimitPerUserSeconds());
        out.writeNumberField("bitrate", channel.bitrate());
        out.writeNumberField("user_limit", channel.userLimit());
        Fields.textOrNull(out, "rtc_region", channel.rtcRegion());
        out.writeNumberField("flags", channel.flags());
    }

    static void invite(JsonGenerator out, Invite invite) throws IOException {
        out.writeStringField("code", invite.code());
        Fields.id(out, "channel_id", invite.channelId().value());
        Fields.id(out, "inviter_id", invite.inviterId().value());
        out.writeNumberField("max_age", invite.maxAgeSeconds());
        out.writeNumberField("max_uses", invite.maxUses());
        out.writeNumberField("uses", invite.uses());
        out.writeBooleanField("temporary", invite.temporary());
        out.writeStringField("created_at", Timestamps.iso(invite.createdAt()));
    }
}
