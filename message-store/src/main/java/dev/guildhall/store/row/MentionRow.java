package dev.guildhall.store.row;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.Mention;
import dev.guildhall.store.MentionTarget;

/// A mention as bytes. Its target and its message are the key.
public final class MentionRow {
    private static final int VERSION = 1;

    private MentionRow() {}

    public static byte[] encode(Mention mention) {
        return new RowWriter(VERSION)
                .int64(mention.channelId().value())
                .int64(mention.authorId().value())
                .bytes();
    }

    public static Mention decode(MentionTarget target, MessageId messageId, byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Mention(target, messageId, new ChannelId(row.int64()), new UserId(row.int64()));
    }
}
