package dev.guildhall.store.row;

import dev.guildhall.common.guild.Enclosures;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageReference;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.MessageType;

/// A message as bytes. Its own id and its channel's are in the key.
public final class MessageRow {
    private static final int VERSION = 1;

    private MessageRow() {}

    /// A message without enclosures ends as it did before there were any: most rows stay as short as they
    /// were.
    public static byte[] encode(Message message) {
        RowWriter row = text(message);
        if (!message.enclosures().isEmpty()) {
            EnclosureFields.write(row, message.enclosures());
        }
        return row.bytes();
    }

    private static RowWriter text(Message message) {
        return new RowWriter(VERSION)
                .optional(message.guildId(), (row, id) -> row.int64(id.value()))
                .int64(message.authorId().value())
                .varint(message.type().code())
                .text(message.content())
                .optional(message.editedAt(), RowWriter::instant)
                .flag(message.tts())
                .flag(message.mentionEveryone())
                .each(message.mentions(), (row, id) -> row.int64(id.value()))
                .each(message.mentionRoles(), (row, id) -> row.int64(id.value()))
                .varint(message.flags())
                .optional(message.reference(), MessageRow::writeReference);
    }

    public static Message decode(ChannelId channelId, MessageId messageId, byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Message(
                messageId,
                channelId,
                row.optional(each -> new GuildId(each.int64())),
                new UserId(row.int64()),
                type(row.int32()),
                row.text(),
                row.optional(RowReader::instant),
                row.flag(),
                row.flag(),
                row.each(each -> new UserId(each.int64())),
                row.each(each -> new RoleId(each.int64())),
                row.int32(),
                row.optional(MessageRow::readReference),
                row.more() ? EnclosureFields.read(row) : Enclosures.NONE);
    }

    public static UserId authorOf(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        if (row.flag()) {
            row.int64();
        }
        return new UserId(row.int64());
    }

    private static void writeReference(RowWriter row, MessageReference reference) {
        row.int64(reference.messageId().value())
                .int64(reference.channelId().value())
                .optional(reference.guildId(), (each, id) -> each.int64(id.value()));
    }

    private static MessageReference readReference(RowReader row) {
        return new MessageReference(
                new MessageId(row.int64()),
                new ChannelId(row.int64()),
                row.optional(each -> new GuildId(each.int64())));
    }

    public static MessageType type(int code) {
        return MessageType.of(code)
                .orElseThrow(() -> new IllegalStateException("no type of message has the code " + code));
    }
}
