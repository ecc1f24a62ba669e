package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.guild.StickerItem;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.protocol.StickerType;
import dev.guildhall.common.user.User;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sticker object and the part of it that messages carry. Source: sticker resource, "Sticker Object" and
/// "Sticker Item Object".
public final class StickerJson {
    private StickerJson() {}

    /// `creator` null: not for this reader to know.
    public static void write(JsonGenerator out, Sticker sticker, GuildId guildId, @Nullable User creator)
            throws IOException {
        out.writeStartObject();
        Fields.id(out, "id", sticker.id().value());
        out.writeStringField("name", sticker.name());
        Fields.textOrNull(out, "description", sticker.description());
        out.writeStringField("tags", sticker.tags());
        out.writeNumberField("type", StickerType.GUILD.code());
        out.writeNumberField("format_type", sticker.format().code());
        out.writeBooleanField("available", true);
        Fields.id(out, "guild_id", guildId.value());
        if (creator != null) {
            out.writeFieldName("user");
            UserJson.write(out, creator);
        }
        // Of the days when a sticker was named by its file; libraries read it still.
        out.writeStringField("asset", "");
        out.writeEndObject();
    }

    /// `stickers`, as guilds and GUILD_STICKERS_UPDATE carry them.
    public static void list(JsonGenerator out, List<Sticker> stickers, GuildId guildId) throws IOException {
        out.writeArrayFieldStart("stickers");
        for (Sticker sticker : stickers) {
            write(out, sticker, guildId, null);
        }
        out.writeEndArray();
    }

    /// `sticker_items` of a message; absent when there are none.
    static void items(JsonGenerator out, List<StickerItem> items) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("sticker_items");
        for (StickerItem item : items) {
            out.writeStartObject();
            Fields.id(out, "id", item.id().value());
            out.writeStringField("name", item.name());
            out.writeNumberField("format_type", item.format().code());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
