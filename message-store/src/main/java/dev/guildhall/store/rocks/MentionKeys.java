package dev.guildhall.store.rocks;

import dev.guildhall.common.id.MessageId;
import dev.guildhall.store.MentionTarget;
import dev.guildhall.store.row.MentionTargetFields;
import java.nio.ByteBuffer;

/// Keys of [Family#MENTIONS]: kind, target, message.
final class MentionKeys {

    private MentionKeys() {}

    static byte[] key(MentionTarget target, MessageId messageId) {
        return start(target, Long.BYTES).putLong(messageId.value()).array();
    }

    static byte[] prefix(MentionTarget target) {
        return start(target, 0).array();
    }

    private static ByteBuffer start(MentionTarget target, int more) {
        return ByteBuffer.allocate(1 + Long.BYTES + more)
                .put(MentionTargetFields.kind(target))
                .putLong(MentionTargetFields.id(target));
    }

    static MessageId messageOf(byte[] key) {
        return new MessageId(Keys.longAt(key, 1 + Long.BYTES));
    }
}
