package dev.guildhall.store.row;

import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.EmojiId;

/// The emoji of a reaction within a row.
final class ReactionEmojiFields {
    private ReactionEmojiFields() {}

    static void write(RowWriter row, ReactionEmoji emoji) {
        switch (emoji) {
            case ReactionEmoji.Unicode unicode -> row.flag(false).text(unicode.text());
            case ReactionEmoji.Custom custom ->
                row.flag(true).text(custom.name()).int64(custom.id().value()).flag(custom.animated());
        }
    }

    static ReactionEmoji read(RowReader row) {
        boolean custom = row.flag();
        String text = row.text();
        return custom
                ? new ReactionEmoji.Custom(new EmojiId(row.int64()), text, row.flag())
                : new ReactionEmoji.Unicode(text);
    }
}
