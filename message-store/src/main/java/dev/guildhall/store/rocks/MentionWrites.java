package dev.guildhall.store.rocks;

import dev.guildhall.store.Change;
import dev.guildhall.store.Mention;

/// Changes of mentions as rows.
final class MentionWrites {
    private MentionWrites() {}

    static void put(Mention mention, Batch batch) {
        batch.put(Family.MENTIONS, MentionRow.key(mention.target(), mention.messageId()), MentionRow.encode(mention));
    }

    static void delete(Change.DeleteMention delete, Batch batch) {
        batch.delete(Family.MENTIONS, MentionRow.key(delete.target(), delete.messageId()));
    }
}
