package dev.guildhall.store.rocks;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.Mention;
import dev.guildhall.store.MentionTarget;
import java.nio.ByteBuffer;

/// A mention as bytes: kind, target and message are the key, the channel and the author the value.
final class MentionRow {
    private static final int VERSION = 1;
    private static final byte USER = 1;
    private static final byte ROLE = 2;
    private static final byte GUILD = 3;
    private static final byte PRIVATE_CHANNEL = 4;

    private MentionRow() {}

    static byte[] key(MentionTarget target, MessageId messageId) {
        return start(target, Long.BYTES).putLong(messageId.value()).array();
    }

    static byte[] prefix(MentionTarget target) {
        return start(target, 0).array();
    }

    private static ByteBuffer start(MentionTarget target, int more) {
        ByteBuffer key = ByteBuffer.allocate(1 + Long.BYTES + more);
        return switch (target) {
            case MentionTarget.OfUser of -> key.put(USER).putLong(of.userId().value());
            case MentionTarget.OfRole of -> key.put(ROLE).putLong(of.roleId().value());
            case MentionTarget.OfGuild of -> key.put(GUILD).putLong(of.guildId().value());
            case MentionTarget.OfPrivateChannel of ->
                key.put(PRIVATE_CHANNEL).putLong(of.channelId().value());
        };
    }

    static byte[] encode(Mention mention) {
        return new RowWriter(VERSION)
                .int64(mention.channelId().value())
                .int64(mention.authorId().value())
                .bytes();
    }

    static Mention decode(MentionTarget target, byte[] key, byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Mention(target, messageOf(key), new ChannelId(row.int64()), new UserId(row.int64()));
    }

    static MessageId messageOf(byte[] key) {
        return new MessageId(Keys.longAt(key, 1 + Long.BYTES));
    }
}
