package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The voice state object. Source: voice resource, "Voice State Object".
public final class VoiceJson {
    private VoiceJson() {}

    /// Of somebody who is there, with its guild and member: a dispatch, or a REST answer.
    public static void write(JsonGenerator out, GuildId guildId, VoiceState state) throws IOException {
        whole(out, guildId, state, state.channelId());
    }

    /// Of somebody who is not there any more, or not for who reads this: nothing tells where else it may
    /// be.
    public static void writeLeft(JsonGenerator out, GuildId guildId, VoiceState state) throws IOException {
        whole(out, guildId, state.speaking(false, null), null);
    }

    /// In GUILD_CREATE and READY, which name guild and members elsewhere.
    public static void writePartial(JsonGenerator out, VoiceState state) throws IOException {
        out.writeStartObject();
        fields(out, state, state.channelId());
        out.writeEndObject();
    }

    private static void whole(JsonGenerator out, GuildId guildId, VoiceState state, @Nullable ChannelId channelId)
            throws IOException {
        out.writeStartObject();
        Fields.id(out, "guild_id", guildId.value());
        fields(out, state, channelId);
        out.writeFieldName("member");
        MemberJson.write(out, state.profile());
        out.writeEndObject();
    }

    private static void fields(JsonGenerator out, VoiceState state, @Nullable ChannelId channelId) throws IOException {
        Fields.idOrNull(out, "channel_id", channelId);
        Fields.id(out, "user_id", state.userId().value());
        out.writeStringField("session_id", state.sessionId().value());
        out.writeBooleanField("deaf", state.profile().member().deaf());
        out.writeBooleanField("mute", state.profile().member().mute());
        out.writeBooleanField("self_deaf", state.selfDeaf());
        out.writeBooleanField("self_mute", state.selfMute());
        out.writeBooleanField("self_video", state.selfVideo());
        out.writeBooleanField("suppress", state.suppressed());
        Fields.textOrNull(out, "request_to_speak_timestamp", Timestamps.isoOrNull(state.askedToSpeakAt()));
    }
}
