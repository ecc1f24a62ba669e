package dev.guildhall.store.row;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.personal.ReadState;

/// How far a user has read a channel, as bytes. The channel is in the key.
public final class ReadStateRow {
    private static final int VERSION = 1;

    private ReadStateRow() {}

    public static byte[] encode(ReadState state) {
        return new RowWriter(VERSION)
                .optional(state.lastMessageId(), (row, id) -> row.int64(id.value()))
                .varint(state.mentionCount())
                .optional(state.lastPin(), RowWriter::instant)
                .varint(state.flags())
                .varint(state.lastViewed())
                .varint(state.version())
                .bytes();
    }

    public static ReadState decode(ChannelId channelId, byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new ReadState(
                channelId,
                row.optional(each -> new MessageId(each.int64())),
                row.int32(),
                row.optional(RowReader::instant),
                row.int32(),
                row.int32(),
                row.varint());
    }
}
