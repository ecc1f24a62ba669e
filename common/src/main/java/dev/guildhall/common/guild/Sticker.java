package dev.guildhall.common.guild;

import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.StickerFormat;
import org.jspecify.annotations.Nullable;

/// A sticker of a guild's own.
///
/// @param tags names of emojis, with commas between them, by which clients suggest it
/// @param image its picture's content
public record Sticker(
        StickerId id,
        String name,
        @Nullable String description,
        String tags,
        StickerFormat format,
        UserId creatorId,
        ContentHash image) {
    public Sticker changed(String newName, @Nullable String newDescription, String newTags) {
        return new Sticker(id, newName, newDescription, newTags, format, creatorId, image);
    }

    public StickerItem item() {
        return new StickerItem(id, name, format);
    }
}
