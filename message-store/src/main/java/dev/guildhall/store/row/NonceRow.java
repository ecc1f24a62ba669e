package dev.guildhall.store.row;

import dev.guildhall.common.id.MessageId;
import java.time.Instant;

/// Which message a nonce made, and until when that is remembered.
public record NonceRow(MessageId messageId, Instant expiresAt) {
    private static final int VERSION = 1;

    public boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public byte[] encode() {
        return new RowWriter(VERSION)
                .int64(messageId.value())
                .instant(expiresAt)
                .bytes();
    }

    public static NonceRow decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new NonceRow(new MessageId(row.int64()), row.instant());
    }
}
