package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.personal.ChannelSettings;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.Mute;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a user hears of a guild. Source: community docs, "User Guild Settings Object".
public final class GuildSettingsJson {
    private GuildSettingsJson() {}

    public static void write(JsonGenerator out, GuildSettings settings) throws IOException {
        out.writeStartObject();
        Fields.idOrNull(out, "guild_id", settings.guildId().equals(GuildSettings.DIRECT) ? null : settings.guildId());
        out.writeNumberField("flags", settings.flags());
        out.writeBooleanField("hide_muted_channels", settings.hideMutedChannels());
        out.writeNumberField("message_notifications", settings.messageNotifications());
        out.writeBooleanField("mobile_push", settings.mobilePush());
        out.writeBooleanField("mute_scheduled_events", settings.muteScheduledEvents());
        out.writeBooleanField("muted", settings.muted());
        mute(out, settings.mute());
        out.writeNumberField("notify_highlights", settings.notifyHighlights());
        out.writeBooleanField("suppress_everyone", settings.suppressEveryone());
        out.writeBooleanField("suppress_roles", settings.suppressRoles());
        out.writeArrayFieldStart("channel_overrides");
        for (ChannelSettings channel : settings.channels()) {
            write(out, channel);
        }
        out.writeEndArray();
        out.writeNumberField("version", settings.version());
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, ChannelSettings channel) throws IOException {
        out.writeStartObject();
        Fields.id(out, "channel_id", channel.channelId().value());
        out.writeBooleanField("collapsed", channel.collapsed());
        out.writeNumberField("flags", channel.flags());
        out.writeNumberField("message_notifications", channel.messageNotifications());
        out.writeBooleanField("muted", channel.muted());
        mute(out, channel.mute());
        out.writeEndObject();
    }

    private static void mute(JsonGenerator out, @Nullable Mute mute) throws IOException {
        if (mute == null) {
            out.writeNullField("mute_config");
            return;
        }
        out.writeObjectFieldStart("mute_config");
        Instant end = mute.endsAt();
        Fields.textOrNull(out, "end_time", end == null ? null : Timestamps.iso(end));
        out.writeNumberField("selected_time_window", mute.windowSeconds());
        out.writeEndObject();
    }
}
