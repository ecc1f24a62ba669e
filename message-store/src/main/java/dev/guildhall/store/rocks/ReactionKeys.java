package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import java.nio.ByteBuffer;

/// Keys of reactions: channel, message, emoji, user. An emoji's bytes say how long they are, so that none begins
/// another's.
final class ReactionKeys {
    private static final byte UNICODE = 0;
    private static final byte CUSTOM = 1;

    private ReactionKeys() {}

    static byte[] message(ChannelId channelId, MessageId messageId) {
        return Keys.of(channelId.value(), messageId.value());
    }

    static byte[] emoji(ChannelId channelId, MessageId messageId, ReactionEmoji emoji) {
        return emoji(channelId, messageId, emoji, 0).array();
    }

    static byte[] user(ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId userId) {
        return emoji(channelId, messageId, emoji, Long.BYTES)
                .putLong(userId.value())
                .array();
    }

    /// The user of a key made by [#user].
    static UserId userOf(byte[] key) {
        return new UserId(Keys.longAt(key, key.length - Long.BYTES));
    }

    private static ByteBuffer emoji(ChannelId channelId, MessageId messageId, ReactionEmoji emoji, int more) {
        return switch (emoji) {
            case ReactionEmoji.Unicode unicode -> {
                byte[] utf8 = Keys.utf8(unicode.text());
                yield start(channelId, messageId, 2 + utf8.length + more)
                        .put(UNICODE)
                        .put((byte) utf8.length)
                        .put(utf8);
            }
            case ReactionEmoji.Custom custom ->
                start(channelId, messageId, 1 + Long.BYTES + more)
                        .put(CUSTOM)
                        .putLong(custom.id().value());
        };
    }

    private static ByteBuffer start(ChannelId channelId, MessageId messageId, int more) {
        return ByteBuffer.allocate(2 * Long.BYTES + more)
                .putLong(channelId.value())
                .putLong(messageId.value());
    }
}
