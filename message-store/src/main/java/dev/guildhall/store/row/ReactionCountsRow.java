package dev.guildhall.store.row;

import dev.guildhall.common.guild.ReactionCount;
import java.util.List;

/// A message's reaction counts as bytes, in the order in which their emojis came.
public final class ReactionCountsRow {
    private static final int VERSION = 1;

    private ReactionCountsRow() {}

    public static byte[] encode(List<ReactionCount> counts) {
        return new RowWriter(VERSION).each(counts, ReactionCountsRow::write).bytes();
    }

    public static List<ReactionCount> decode(byte[] bytes) {
        return new RowReader(bytes, VERSION).each(ReactionCountsRow::read);
    }

    private static void write(RowWriter row, ReactionCount count) {
        row.varint(count.count()).int64(count.since());
        ReactionEmojiFields.write(row, count.emoji());
    }

    private static ReactionCount read(RowReader row) {
        int count = row.int32();
        long since = row.int64();
        return new ReactionCount(ReactionEmojiFields.read(row), count, since);
    }
}
