package dev.guildhall.store.row;

import dev.guildhall.common.id.MessageId;

/// Which message an attachment belongs to. The message is the truth: one that was deleted, or edited to
/// drop the attachment, leaves a row that leads nowhere.
public final class AttachmentRow {
    private static final int VERSION = 1;

    private AttachmentRow() {}

    public static byte[] encode(MessageId messageId) {
        return new RowWriter(VERSION).int64(messageId.value()).bytes();
    }

    public static MessageId decode(byte[] bytes) {
        return new MessageId(new RowReader(bytes, VERSION).int64());
    }
}
