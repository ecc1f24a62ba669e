package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.EmojiId;
import java.util.List;

/// A message's reaction counts as bytes, in the order in which their emojis came.
final class ReactionCountsRow {
    private static final int VERSION = 1;

    private ReactionCountsRow() {}

    static byte[] encode(List<ReactionCount> counts) {
        return new RowWriter(VERSION).each(counts, ReactionCountsRow::write).bytes();
    }

    static List<ReactionCount> decode(byte[] bytes) {
        return new RowReader(bytes, VERSION).each(ReactionCountsRow::read);
    }

    private static void write(RowWriter row, ReactionCount count) {
        row.varint(count.count()).int64(count.since());
        switch (count.emoji()) {
            case ReactionEmoji.Unicode unicode -> row.flag(false).text(unicode.text());
            case ReactionEmoji.Custom custom ->
                row.flag(true).text(custom.name()).int64(custom.id().value()).flag(custom.animated());
        }
    }

    private static ReactionCount read(RowReader row) {
        int count = row.int32();
        long since = row.int64();
        boolean custom = row.flag();
        String text = row.text();
        ReactionEmoji emoji = custom
                ? new ReactionEmoji.Custom(new EmojiId(row.int64()), text, row.flag())
                : new ReactionEmoji.Unicode(text);
        return new ReactionCount(emoji, count, since);
    }
}
