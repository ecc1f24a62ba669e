package dev.guildhall.store.row;

import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ChannelType;

/// A private channel as bytes.
public final class PrivateChannelRow {
    private static final int VERSION = 1;

    private PrivateChannelRow() {}

    public static byte[] encode(PrivateChannel channel) {
        return new RowWriter(VERSION)
                .int64(channel.id().value())
                .varint(channel.type().code())
                .each(channel.recipients(), (row, id) -> row.int64(id.value()))
                .optional(channel.ownerId(), (row, id) -> row.int64(id.value()))
                .optional(channel.name(), RowWriter::text)
                .optional(channel.icon(), RowWriter::text)
                .bytes();
    }

    public static PrivateChannel decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new PrivateChannel(
                new ChannelId(row.int64()),
                type(row.int32()),
                row.each(each -> new UserId(each.int64())),
                row.optional(each -> new UserId(each.int64())),
                row.optional(RowReader::text),
                row.more() ? row.optional(RowReader::text) : null);
    }

    private static ChannelType type(int code) {
        return ChannelType.of(code)
                .orElseThrow(() -> new IllegalStateException("no type of channel has the code " + code));
    }
}
