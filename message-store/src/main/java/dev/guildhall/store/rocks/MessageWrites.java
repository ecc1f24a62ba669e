package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.Message;
import dev.guildhall.store.Change;

/// Changes of messages and nonces as rows.
final class MessageWrites {
    private final ChannelEdges edges;
    private final NonceSweep sweep;

    MessageWrites(ChannelEdges edges, NonceSweep sweep) {
        this.edges = edges;
        this.sweep = sweep;
    }

    void put(Message message, Batch batch) {
        batch.put(
                Family.MESSAGES, Keys.message(message.channelId(), message.id().value()), MessageRow.encode(message));
        edges.include(message.channelId(), message.id(), batch);
    }

    /// The bucket stays marked: finding out whether it is empty now would cost a read, an empty one costs a
    /// reader a seek.
    void delete(Change.DeleteMessage change, Batch batch) {
        batch.delete(
                Family.MESSAGES,
                Keys.message(change.channelId(), change.messageId().value()));
    }

    /// The sweep comes first: it reads what is on disk, and must not delete a row that this batch renews.
    void put(Change.PutNonce change, Batch batch) {
        sweep.onPut(batch);
        batch.put(
                Family.NONCES,
                Keys.nonce(change.channelId(), change.authorId(), change.nonce()),
                new NonceRow(change.messageId(), change.expiresAt()).encode());
    }
}
