package dev.guildhall.store.rocks;

import dev.guildhall.store.Change;
import dev.guildhall.store.Mention;
import dev.guildhall.store.row.MentionRow;

/// Changes of mentions as rows.
final class MentionWrites {
    private MentionWrites() {}

    static void put(Mention mention, Batch batch) {
        batch.put(Family.MENTIONS, MentionKeys.key(mention.target(), mention.messageId()), MentionRow.encode(mention));
    }

    static void delete(Change.DeleteMention delete, Batch batch) {
        batch.delete(Family.MENTIONS, MentionKeys.key(delete.target(), delete.messageId()));
    }
}
