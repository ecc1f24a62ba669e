package dev.guildhall.gateway.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.Snowflake;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The payload of op 4. Source: gateway docs, "Update Voice State"; community docs for `self_video`,
/// `flags` and the preferred regions, of which the last two are checked and change nothing: no voice
/// server reads them yet.
///
/// @param guildId null: a call in private, or nowhere at all
/// @param channelId null: nowhere
public record VoicePayload(
        @Nullable GuildId guildId,
        @Nullable ChannelId channelId,
        boolean selfMute,
        boolean selfDeaf,
        boolean selfVideo) {
    static boolean wellFormed(JsonNode data) {
        FieldReader fields = new FieldReader(data);
        fields.optionalSnowflake("guild_id");
        fields.optionalSnowflake("channel_id");
        fields.bool("self_mute");
        fields.bool("self_deaf");
        fields.bool("self_video");
        fields.integer("flags", 0);
        fields.text("preferred_region");
        fields.optionalArray("preferred_regions");
        return !fields.wrong();
    }

    /// Of a payload that is well-formed.
    public static VoicePayload read(JsonNode data) {
        return new VoicePayload(
                id(data.path("guild_id"), GuildId::new),
                id(data.path("channel_id"), ChannelId::new),
                data.path("self_mute").asBoolean(false),
                data.path("self_deaf").asBoolean(false),
                data.path("self_video").asBoolean(false));
    }

    private static <T> @Nullable T id(JsonNode node, LongFunction<T> make) {
        return node.isMissingNode() || node.isNull()
                ? null
                : make.apply(Snowflake.parse(node.asText()).orElseThrow());
    }
}
