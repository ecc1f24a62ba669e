package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.store.Change;
import dev.guildhall.store.row.AttachmentRow;
import dev.guildhall.store.row.MessageRow;
import dev.guildhall.store.row.NonceRow;
import dev.guildhall.store.row.PinRow;

/// Changes of messages and nonces as rows.
final class MessageWrites {
    private final ChannelEdges edges;
    private final ReactionWrites reactions;
    private final Sweep nonces;

    MessageWrites(ChannelEdges edges, ReactionWrites reactions, Sweep nonces) {
        this.edges = edges;
        this.reactions = reactions;
        this.nonces = nonces;
    }

    void put(Message message, Batch batch) {
        batch.put(
                Family.MESSAGES, Keys.message(message.channelId(), message.id().value()), MessageRow.encode(message));
        for (Attachment attachment : message.enclosures().allAttachments()) {
            batch.put(
                    Family.ATTACHMENTS,
                    Keys.of(message.channelId().value(), attachment.id().value()),
                    AttachmentRow.encode(message.id()));
        }
        ContentNames.put(message, batch);
        edges.include(message.channelId(), message.id(), batch);
    }

    /// The bucket stays marked: finding out whether it is empty now would cost a read, an empty one costs a
    /// reader a seek.
    void delete(Change.DeleteMessage change, Batch batch) {
        batch.delete(
                Family.MESSAGES,
                Keys.message(change.channelId(), change.messageId().value()));
        reactions.deleteAll(change.channelId(), change.messageId(), batch);
        batch.delete(Family.PINS, pinKey(change.channelId(), change.messageId()));
    }

    void put(Change.PutPin change, Batch batch) {
        batch.put(
                Family.PINS,
                pinKey(change.channelId(), change.pin().messageId()),
                PinRow.encode(change.pin().pinnedAt()));
    }

    void delete(Change.DeletePin change, Batch batch) {
        batch.delete(Family.PINS, pinKey(change.channelId(), change.messageId()));
    }

    void put(Change.PutLastPin change, Batch batch) {
        byte[] key = Keys.of(change.channelId().value());
        if (change.at() == null) {
            batch.delete(Family.LAST_PINS, key);
        } else {
            batch.put(Family.LAST_PINS, key, PinRow.encode(change.at()));
        }
    }

    private static byte[] pinKey(ChannelId channelId, MessageId messageId) {
        return Keys.of(channelId.value(), messageId.value());
    }

    void put(Change.PutNonce change, Batch batch) {
        nonces.onPut(batch);
        batch.put(
                Family.NONCES,
                Keys.nonce(change.channelId(), change.authorId(), change.nonce()),
                new NonceRow(change.messageId(), change.expiresAt()).encode());
    }
}
