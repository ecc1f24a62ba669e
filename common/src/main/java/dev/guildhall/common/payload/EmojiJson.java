package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.user.User;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The emoji object. Source: emoji resource, "Emoji Object".
public final class EmojiJson {
    private EmojiJson() {}

    /// `creator` null: not for this reader to know.
    public static void write(JsonGenerator out, Emoji emoji, @Nullable User creator) throws IOException {
        out.writeStartObject();
        Fields.id(out, "id", emoji.id().value());
        out.writeStringField("name", emoji.name());
        Fields.ids(out, "roles", emoji.roles());
        if (creator != null) {
            out.writeFieldName("user");
            UserJson.write(out, creator);
        }
        out.writeBooleanField("require_colons", true);
        out.writeBooleanField("managed", false);
        out.writeBooleanField("animated", emoji.animated());
        out.writeBooleanField("available", true);
        out.writeEndObject();
    }

    /// `emojis`, as guilds and GUILD_EMOJIS_UPDATE carry them.
    public static void list(JsonGenerator out, List<Emoji> emojis) throws IOException {
        out.writeArrayFieldStart("emojis");
        for (Emoji emoji : emojis) {
            write(out, emoji, null);
        }
        out.writeEndArray();
    }
}
