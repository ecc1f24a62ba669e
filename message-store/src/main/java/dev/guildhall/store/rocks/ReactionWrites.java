package dev.guildhall.store.rocks;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.store.Change;
import dev.guildhall.store.row.ReactionCountsRow;

/// Changes of reactions as rows.
final class ReactionWrites {
    private final Database database;

    ReactionWrites(Database database) {
        this.database = database;
    }

    void put(Change.PutReaction put, Batch batch) {
        batch.put(
                Family.REACTIONS,
                ReactionKeys.user(put.channelId(), put.messageId(), put.emoji(), put.userId()),
                NumberRow.encode(put.id()));
        batch.remember(new Batch.NewReaction(put.channelId(), put.messageId()));
    }

    void delete(Change.DeleteReaction delete, Batch batch) {
        batch.delete(
                Family.REACTIONS,
                ReactionKeys.user(delete.channelId(), delete.messageId(), delete.emoji(), delete.userId()));
    }

    void delete(Change.DeleteReactionsWith delete, Batch batch) {
        batch.deleteAll(Family.REACTIONS, ReactionKeys.emoji(delete.channelId(), delete.messageId(), delete.emoji()));
    }

    /// The row of a message without reactions is no row.
    void put(Change.PutReactionCounts put, Batch batch) {
        byte[] key = ReactionKeys.message(put.channelId(), put.messageId());
        if (put.counts().isEmpty()) {
            batch.delete(Family.REACTION_COUNTS, key);
        } else {
            batch.put(Family.REACTION_COUNTS, key, ReactionCountsRow.encode(put.counts()));
        }
    }

    /// Most messages have none, and then nothing is written: a range that is deleted slows later reads down.
    void deleteAll(ChannelId channelId, MessageId messageId, Batch batch) {
        byte[] key = ReactionKeys.message(channelId, messageId);
        boolean any = batch.remembers(new Batch.NewReaction(channelId, messageId))
                || database.latest().get(Family.REACTION_COUNTS, key).isPresent();
        if (any) {
            batch.deleteAll(Family.REACTIONS, key);
            batch.delete(Family.REACTION_COUNTS, key);
        }
    }
}
