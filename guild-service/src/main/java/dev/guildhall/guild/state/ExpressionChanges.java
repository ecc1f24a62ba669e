package dev.guildhall.guild.state;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.guild.state.GuildEvent.EmojiChanged;
import dev.guildhall.guild.state.GuildEvent.StickerChanged;
import dev.guildhall.store.Change;
import java.util.List;

/// What changes of emojis and stickers make durable.
final class ExpressionChanges {
    private ExpressionChanges() {}

    static List<Change> of(EmojiChanged changed, GuildId guildId) {
        if (changed.after() != null) {
            return List.of(new Change.PutEmoji(guildId, changed.after()));
        }
        return changed.before() == null
                ? List.of()
                : List.of(new Change.DeleteEmoji(guildId, changed.before().id()));
    }

    static List<Change> of(StickerChanged changed, GuildId guildId) {
        if (changed.after() != null) {
            return List.of(new Change.PutSticker(guildId, changed.after()));
        }
        return changed.before() == null
                ? List.of()
                : List.of(new Change.DeleteSticker(guildId, changed.before().id()));
    }
}
