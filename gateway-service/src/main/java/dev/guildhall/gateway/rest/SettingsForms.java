package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.personal.ChannelSettingsPatch;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.GuildSettingsPatch;
import dev.guildhall.common.personal.Mute;
import dev.guildhall.common.personal.ProtoFields;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/// Reads of settings. Source: community docs, "User Guild Settings".
final class SettingsForms {
    private static final int NOTIFICATIONS_MAX = 3;
    private static final int HIGHLIGHTS_MAX = 2;
    private static final String DIRECT = "@me";

    private SettingsForms() {}

    /// A protobuf message in base64.
    static Read<Bytes> proto() {
        // Four characters for three bytes, and some for line ends.
        Read<String> text = Texts.text(0, Limits.SETTINGS_PROTO_BYTES_MAX / 3 * 4 + 4);
        return (value, at) -> {
            String base64 = text.read(value, at);
            if (base64 == null) {
                return null;
            }
            try {
                Bytes proto = Bytes.owning(Base64.getDecoder().decode(base64));
                return ProtoFields.of(proto).isPresent()
                        ? proto
                        : at.wrong(FormError.CUSTOM_VALIDATION, "Not a protobuf message.");
            } catch (IllegalArgumentException noBase64) {
                return at.wrong(FormError.CUSTOM_VALIDATION, "Not base64.");
            }
        };
    }

    static GuildSettingsPatch guild(GuildId guildId, Form form) {
        return new GuildSettingsPatch(
                guildId,
                form.optional("flags", Numbers.integer(0, Integer.MAX_VALUE)),
                form.optional("hide_muted_channels", Values.flag()),
                form.optional("message_notifications", Numbers.integer(0, NOTIFICATIONS_MAX)),
                form.optional("mobile_push", Values.flag()),
                form.optional("mute_scheduled_events", Values.flag()),
                form.optional("muted", Values.flag()),
                form.patch("mute_config", Values.object(SettingsForms::mute)),
                form.optional("notify_highlights", Numbers.integer(0, HIGHLIGHTS_MAX)),
                form.optional("suppress_everyone", Values.flag()),
                form.optional("suppress_roles", Values.flag()),
                form.optional(
                        "channel_overrides",
                        byId(Limits.GUILD_SETTINGS_CHANNELS_MAX, (id, each) -> channel(new ChannelId(id), each)),
                        List.of()));
    }

    private static ChannelSettingsPatch channel(ChannelId channelId, Form form) {
        return new ChannelSettingsPatch(
                channelId,
                form.optional("collapsed", Values.flag()),
                form.optional("flags", Numbers.integer(0, Integer.MAX_VALUE)),
                form.optional("message_notifications", Numbers.integer(0, NOTIFICATIONS_MAX)),
                form.optional("muted", Values.flag()),
                form.patch("mute_config", Values.object(SettingsForms::mute)));
    }

    private static Mute mute(Form form) {
        return new Mute(
                form.optional("end_time", Values.timestamp()),
                form.optional("selected_time_window", Numbers.integer(-1, Integer.MAX_VALUE), -1));
    }

    /// Several guilds' at once.
    static Read<List<GuildSettingsPatch>> guilds() {
        return byId(Limits.GUILD_SETTINGS_BULK_MAX, (id, each) -> guild(new GuildId(id), each));
    }

    /// An object whose keys are ids, `@me` among them for what is no guild's, and whose values are forms.
    private static <T> Read<List<T>> byId(int max, BiFunction<Long, Form, T> read) {
        return (value, at) -> {
            if (!value.isObject()) {
                return at.wrong(FormError.MODEL_TYPE_CONVERT);
            }
            if (value.size() > max) {
                return at.wrong(FormError.BASE_TYPE_MAX_LENGTH, max);
            }
            List<T> all = new ArrayList<>(value.size());
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                At place = at.child(field.getKey());
                OptionalLong id = field.getKey().equals(DIRECT)
                        ? OptionalLong.of(GuildSettings.DIRECT.value())
                        : Snowflake.parse(field.getKey());
                if (id.isPresent()) {
                    all.add(read.apply(id.getAsLong(), Form.of(field.getValue(), place)));
                } else {
                    place.wrong(FormError.NUMBER_TYPE_COERCE, "key", "snowflake");
                }
            }
            return all;
        };
    }
}
