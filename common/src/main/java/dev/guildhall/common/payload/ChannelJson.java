package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.protocol.ChannelType;
import java.io.IOException;

/// The channel object of a guild's channel. Source: channel resource, "Channel Object".
public final class ChannelJson {
    private ChannelJson() {}

    public static void write(JsonGenerator out, Channel channel, ChannelLast last) throws IOException {
        out.writeStartObject();
        Fields.id(out, "id", channel.id().value());
        out.writeNumberField("type", channel.type().code());
        Fields.id(out, "guild_id", channel.guildId().value());
        out.writeStringField("name", channel.name());
        out.writeNumberField("position", channel.position());
        Fields.idOrNull(out, "parent_id", channel.parentId());
        out.writeNumberField("flags", channel.flags());
        overwrites(out, channel);
        if (channel.type() != ChannelType.GUILD_CATEGORY) {
            text(out, channel, last);
        }
        if (channel.type().voice()) {
            voice(out, channel);
        }
        if (channel.type().holdsThreads()) {
            ThreadSettingsJson.fields(out, channel);
        }
        out.writeEndObject();
    }

    private static void overwrites(JsonGenerator out, Channel channel) throws IOException {
        out.writeArrayFieldStart("permission_overwrites");
        for (Overwrite overwrite : channel.overwrites()) {
            overwrite(out, overwrite);
        }
        out.writeEndArray();
    }

    /// The overwrite object. Source: channel resource, "Overwrite Object".
    public static void overwrite(JsonGenerator out, Overwrite overwrite) throws IOException {
        out.writeStartObject();
        Fields.id(out, "id", overwrite.id());
        out.writeNumberField("type", overwrite.type().code());
        Fields.bits(out, "allow", overwrite.allow());
        Fields.bits(out, "deny", overwrite.deny());
        out.writeEndObject();
    }

    private static void text(JsonGenerator out, Channel channel, ChannelLast last) throws IOException {
        Fields.textOrNull(out, "topic", channel.topic());
        out.writeBooleanField("nsfw", channel.nsfw());
        out.writeNumberField("rate_limit_per_user", channel.rateLimitPerUserSeconds());
        Fields.idOrNull(out, "last_message_id", last.message());
        Fields.textOrNull(out, "last_pin_timestamp", Timestamps.isoOrNull(last.pin()));
    }

    private static void voice(JsonGenerator out, Channel channel) throws IOException {
        out.writeNumberField("bitrate", channel.bitrate());
        out.writeNumberField("user_limit", channel.userLimit());
        Fields.textOrNull(out, "rtc_region", channel.rtcRegion());
        out.writeNumberField("video_quality_mode", channel.videoQuality().code());
    }
}
