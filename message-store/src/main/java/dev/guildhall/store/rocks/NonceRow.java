package dev.guildhall.store.rocks;

import dev.guildhall.common.id.MessageId;
import java.time.Instant;

/// Which message a nonce made, and until when that is remembered.
record NonceRow(MessageId messageId, Instant expiresAt) {
    private static final int VERSION = 1;

    boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    byte[] encode() {
        return new RowWriter(VERSION)
                .int64(messageId.value())
                .instant(expiresAt)
                .bytes();
    }

    static NonceRow decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new NonceRow(new MessageId(row.int64()), row.instant());
    }
}
