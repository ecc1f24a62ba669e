package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.Claim;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.row.Bucket;
import dev.guildhall.store.row.ClaimCode;
import dev.guildhall.store.row.MessageRow;
import dev.guildhall.store.row.OwnerCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Keys, one method for each shape. See [Family] for which family has which.
final class Keys {
    private Keys() {}

    static byte[] of(long id) {
        return ByteBuffer.allocate(Long.BYTES).putLong(id).array();
    }

    static byte[] of(long first, long second) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(first)
                .putLong(second)
                .array();
    }

    static byte[] of(long id, String text) {
        byte[] utf8 = utf8(text);
        return ByteBuffer.allocate(Long.BYTES + utf8.length)
                .putLong(id)
                .put(utf8)
                .array();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] bucket(ChannelId channelId, int bucket) {
        return ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(channelId.value())
                .putInt(bucket)
                .array();
    }

    static byte[] message(ChannelId channelId, int bucket, long messageId) {
        return ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .putLong(channelId.value())
                .putInt(bucket)
                .putLong(messageId)
                .array();
    }

    static byte[] message(ChannelId channelId, long messageId) {
        return message(channelId, Bucket.of(messageId), messageId);
    }

    static MessageId messageId(byte[] key) {
        return new MessageId(longAt(key, Long.BYTES + Integer.BYTES));
    }

    /// From a row of [Family#MESSAGES].
    static Message message(byte[] key, byte[] row) {
        return MessageRow.decode(new ChannelId(longAt(key, 0)), messageId(key), row);
    }

    /// 1 and "1" are different nonces: the client gets back the type that it sent.
    static byte[] nonce(ChannelId channelId, UserId authorId, Nonce nonce) {
        byte[] utf8 = utf8(nonce.text());
        return ByteBuffer.allocate(2 * Long.BYTES + 1 + utf8.length)
                .putLong(channelId.value())
                .putLong(authorId.value())
                .put((byte) (nonce.number() ? 1 : 0))
                .put(utf8)
                .array();
    }

    static byte[] owner(OwnerId owner) {
        return ByteBuffer.allocate(1 + Long.BYTES)
                .put(OwnerCode.of(owner))
                .putLong(owner.number())
                .array();
    }

    static byte[] claim(Claim.Kind kind, String name) {
        byte[] utf8 = utf8(name);
        return ByteBuffer.allocate(1 + utf8.length)
                .put(ClaimCode.of(kind))
                .put(utf8)
                .array();
    }

    static long longAt(byte[] key, int offset) {
        return ByteBuffer.wrap(key).getLong(offset);
    }

    static int intAt(byte[] key, int offset) {
        return ByteBuffer.wrap(key).getInt(offset);
    }

    static String textFrom(byte[] key, int offset) {
        return new String(key, offset, key.length - offset, StandardCharsets.UTF_8);
    }

    static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    /// The first key behind all that start with `prefix`: FF bytes at the end overflow into the byte before
    /// them. A prefix of nothing but FF has none; ids never reach that.
    static byte[] behind(byte[] prefix) {
        byte[] end = prefix.clone();
        for (int i = end.length - 1; i >= 0; i--) {
            end[i]++;
            if (end[i] != 0) {
                return Arrays.copyOf(end, i + 1);
            }
        }
        throw new IllegalArgumentException("nothing is behind a prefix of FF bytes");
    }
}
