package dev.guildhall.common.guild;

import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.StickerFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked of a guild's own emojis and stickers. Pictures are stored already, measured and fit.
public sealed interface ExpressionCommand {
    /// Answers [GuildResult.OfEmoji].
    record CreateEmoji(String name, List<RoleId> roles, ContentHash image, boolean animated)
            implements ExpressionCommand {
        public CreateEmoji {
            roles = List.copyOf(roles);
        }
    }

    /// No roles: everybody may use it. Answers [GuildResult.OfEmoji].
    record ModifyEmoji(EmojiId emojiId, Patch<String> name, Patch<List<RoleId>> roles) implements ExpressionCommand {}

    record DeleteEmoji(EmojiId emojiId) implements ExpressionCommand {}

    /// Answers [GuildResult.OfSticker].
    record CreateSticker(
            String name, @Nullable String description, String tags, StickerFormat format, ContentHash image)
            implements ExpressionCommand {}

    /// Answers [GuildResult.OfSticker].
    record ModifySticker(StickerId stickerId, Patch<String> name, Patch<String> description, Patch<String> tags)
            implements ExpressionCommand {}

    record DeleteSticker(StickerId stickerId) implements ExpressionCommand {}
}
