package dev.guildhall.common.guild;

import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.StickerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The emojis and stickers of a guild's own, each by id. There are little more than a hundred at most, so a change
/// copies them.
public record Expressions(List<Emoji> emojis, List<Sticker> stickers) {
    public static final Expressions NONE = new Expressions(List.of(), List.of());

    public Expressions {
        emojis = emojis.stream().sorted(Comparator.comparing(Emoji::id)).toList();
        stickers = stickers.stream().sorted(Comparator.comparing(Sticker::id)).toList();
    }

    public Optional<Emoji> emoji(EmojiId id) {
        return emojis.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    public Optional<Sticker> sticker(StickerId id) {
        return stickers.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /// New, or instead of the one with its id.
    public Expressions with(Emoji emoji) {
        List<Emoji> all = new ArrayList<>(without(emoji.id()).emojis());
        all.add(emoji);
        return new Expressions(all, stickers);
    }

    public Expressions without(EmojiId gone) {
        return new Expressions(
                emojis.stream().filter(each -> !each.id().equals(gone)).toList(), stickers);
    }

    /// New, or instead of the one with its id.
    public Expressions with(Sticker sticker) {
        List<Sticker> all = new ArrayList<>(without(sticker.id()).stickers());
        all.add(sticker);
        return new Expressions(emojis, all);
    }

    public Expressions without(StickerId gone) {
        return new Expressions(
                emojis,
                stickers.stream().filter(each -> !each.id().equals(gone)).toList());
    }
}
