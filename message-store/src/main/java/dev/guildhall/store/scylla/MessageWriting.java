package dev.guildhall.store.scylla;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.store.Change;
import dev.guildhall.store.Mention;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.row.AttachmentRow;
import dev.guildhall.store.row.Bucket;
import dev.guildhall.store.row.MentionRow;
import dev.guildhall.store.row.MentionTargetFields;
import dev.guildhall.store.row.MessageRow;
import dev.guildhall.store.row.NonceRow;
import dev.guildhall.store.row.OwnerCode;
import dev.guildhall.store.row.PinRow;
import dev.guildhall.store.row.PlaceRow;
import dev.guildhall.store.row.PrivateChannelRow;
import dev.guildhall.store.row.ReactionCountsRow;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Rows of messages, of what hangs on them, and of private channels. Nothing is read: each change is a few writes and
/// deletions at its time, in several partitions, of which a reader may see some before the others until the commit
/// completes. What is removed leaves a tombstone for each row, or one for a whole partition of reactions.
final class MessageWriting {
    /// A nonce's row outlives its time by this, since readers go by their own clock.
    private static final Duration NONCE_SPARE = Duration.ofDays(1);

    /// The longest that a server takes.
    private static final Duration TTL_MAX = Duration.ofDays(20 * 365);

    private final Cql cql;

    MessageWriting(Cql cql) {
        this.cql = cql;
    }

    CompletionStage<Void> write(Change change, long atUs) {
        return cql.apart(writes(change, atUs));
    }

    private static List<Cql.Write> writes(Change change, long atUs) {
        return switch (change) {
            case Change.PutMessage put -> put(put.message(), atUs);
            case Change.DeleteMessage delete -> delete(delete.channelId(), delete.messageId(), atUs);
            case Change.PutNonce put -> List.of(put(put, atUs));
            case Change.PutReaction put -> List.of(put(put, atUs));
            case Change.DeleteReaction delete -> List.of(delete(delete, atUs));
            case Change.DeleteReactionsWith delete -> List.of(delete(delete, atUs));
            case Change.DeleteReactions delete -> deleteReactions(delete.channelId(), delete.messageId(), atUs);
            case Change.PutReactionCounts put -> List.of(put(put, atUs));
            case Change.PutPin put -> List.of(put(put, atUs));
            case Change.DeletePin delete -> List.of(deletePin(delete.channelId(), delete.messageId(), atUs));
            case Change.PutLastPin put -> List.of(put(put, atUs));
            case Change.PutMention put -> List.of(put(put.mention(), atUs));
            case Change.DeleteMention delete -> List.of(delete(delete, atUs));
            case Change.PutPrivateChannel put -> put(put.channel(), atUs);
            case Change.PutRecipient put -> List.of(put(put, atUs));
            case Change.DeleteRecipient delete -> List.of(delete(delete, atUs));
            default -> throw new IllegalArgumentException("no change of messages: " + change.getClass());
        };
    }

    private static List<Cql.Write> put(Message message, long atUs) {
        long channelId = message.channelId().value();
        MessageId id = message.id();
        int bucket = Bucket.of(id);
        List<Cql.Write> writes = new ArrayList<>();
        writes.add(Cql.write(
                MessageQuery.MESSAGE_PUT, atUs, channelId, bucket, id.value(), Blob.of(MessageRow.encode(message))));
        writes.add(Cql.write(MessageQuery.EDGE_PUT, edgeTime(id), channelId, bucket, id.value()));
        ByteBuffer leads = Blob.of(AttachmentRow.encode(id));
        for (Attachment attachment : message.enclosures().allAttachments()) {
            writes.add(Cql.write(
                    MessageQuery.ATTACHMENT_PUT,
                    atUs,
                    channelId,
                    attachment.id().value(),
                    leads.duplicate()));
        }
        return writes;
    }

    /// A channel's head is its greatest id ever, not the one written last. So its time is when the id was made: the
    /// later one stands, and of two of one millisecond the greater, which is how servers choose between two of
    /// a time. It is long past, since some servers refuse times that are to come.
    private static long edgeTime(MessageId id) {
        return id.value() >>> Snowflake.TIME_SHIFT;
    }

    /// The bucket stays marked: finding out whether it is empty now would cost a read, an empty one costs a reader one.
    private static List<Cql.Write> delete(ChannelId channelId, MessageId messageId, long atUs) {
        List<Cql.Write> writes = new ArrayList<>(deleteReactions(channelId, messageId, atUs));
        writes.add(Cql.write(
                MessageQuery.MESSAGE_DELETE, atUs, channelId.value(), Bucket.of(messageId), messageId.value()));
        writes.add(deletePin(channelId, messageId, atUs));
        return writes;
    }

    /// The time to live follows from the commit alone, so that writing it again leaves the same but for when that time
    /// begins.
    private static Cql.Write put(Change.PutNonce put, long atUs) {
        Instant at = Instant.EPOCH.plusMillis(Math.floorDiv(atUs, 1_000L));
        Duration lives = Duration.between(at, put.expiresAt()).plus(NONCE_SPARE);
        long seconds = Math.clamp(lives.toSeconds(), NONCE_SPARE.toSeconds(), TTL_MAX.toSeconds());
        return Cql.write(
                MessageQuery.NONCE_PUT,
                atUs,
                put.channelId().value(),
                put.authorId().value(),
                put.nonce().number(),
                put.nonce().text(),
                Blob.of(new NonceRow(put.messageId(), put.expiresAt()).encode()),
                (int) seconds);
    }

    private static Cql.Write put(Change.PutReaction put, long atUs) {
        return Cql.write(
                MessageQuery.REACTION_PUT,
                atUs,
                put.channelId().value(),
                put.messageId().value(),
                EmojiKey.of(put.emoji()),
                put.userId().value(),
                put.id());
    }

    private static Cql.Write delete(Change.DeleteReaction delete, long atUs) {
        return Cql.write(
                MessageQuery.REACTION_DELETE,
                atUs,
                delete.channelId().value(),
                delete.messageId().value(),
                EmojiKey.of(delete.emoji()),
                delete.userId().value());
    }

    private static Cql.Write delete(Change.DeleteReactionsWith delete, long atUs) {
        return Cql.write(
                MessageQuery.REACTIONS_WITH_DELETE,
                atUs,
                delete.channelId().value(),
                delete.messageId().value(),
                EmojiKey.of(delete.emoji()));
    }

    private static List<Cql.Write> deleteReactions(ChannelId channelId, MessageId messageId, long atUs) {
        return List.of(
                Cql.write(MessageQuery.REACTIONS_DELETE, atUs, channelId.value(), messageId.value()),
                deleteCounts(channelId, messageId, atUs));
    }

    private static Cql.Write deleteCounts(ChannelId channelId, MessageId messageId, long atUs) {
        return Cql.write(MessageQuery.COUNTS_DELETE, atUs, channelId.value(), Bucket.of(messageId), messageId.value());
    }

    /// The row of a message without reactions is no row.
    private static Cql.Write put(Change.PutReactionCounts put, long atUs) {
        if (put.counts().isEmpty()) return deleteCounts(put.channelId(), put.messageId(), atUs);
        return Cql.write(
                MessageQuery.COUNTS_PUT,
                atUs,
                put.channelId().value(),
                Bucket.of(put.messageId()),
                put.messageId().value(),
                Blob.of(ReactionCountsRow.encode(put.counts())));
    }

    private static Cql.Write put(Change.PutPin put, long atUs) {
        return Cql.write(
                MessageQuery.PIN_PUT,
                atUs,
                put.channelId().value(),
                put.pin().messageId().value(),
                Blob.of(PinRow.encode(put.pin().pinnedAt())));
    }

    private static Cql.Write deletePin(ChannelId channelId, MessageId messageId, long atUs) {
        return Cql.write(MessageQuery.PIN_DELETE, atUs, channelId.value(), messageId.value());
    }

    private static Cql.Write put(Change.PutLastPin put, long atUs) {
        Instant at = put.at();
        ByteBuffer row = at == null ? null : Blob.of(PinRow.encode(at));
        return Cql.write(MessageQuery.LAST_PIN_PUT, atUs, row, put.channelId().value());
    }

    private static Cql.Write put(Mention mention, long atUs) {
        return Cql.write(
                MessageQuery.MENTION_PUT,
                atUs,
                MentionTargetFields.kind(mention.target()),
                MentionTargetFields.id(mention.target()),
                mention.messageId().value(),
                Blob.of(MentionRow.encode(mention)));
    }

    private static Cql.Write delete(Change.DeleteMention delete, long atUs) {
        return Cql.write(
                MessageQuery.MENTION_DELETE,
                atUs,
                MentionTargetFields.kind(delete.target()),
                MentionTargetFields.id(delete.target()),
                delete.messageId().value());
    }

    private static List<Cql.Write> put(PrivateChannel channel, long atUs) {
        long channelId = channel.id().value();
        OwnerId owner = new OwnerId.OfPrivateChannel(channel.id());
        return List.of(
                Cql.write(
                        MessageQuery.PRIVATE_CHANNEL_PUT, atUs, channelId, Blob.of(PrivateChannelRow.encode(channel))),
                Cql.write(GuildQuery.DIRECTORY_PUT, atUs, channelId, OwnerCode.of(owner), owner.number()));
    }

    private static Cql.Write put(Change.PutRecipient put, long atUs) {
        return Cql.write(
                MessageQuery.RECIPIENT_PUT,
                atUs,
                put.userId().value(),
                put.channelId().value(),
                Blob.of(PlaceRow.encode(put.hidden())));
    }

    private static Cql.Write delete(Change.DeleteRecipient delete, long atUs) {
        return Cql.write(
                MessageQuery.RECIPIENT_DELETE,
                atUs,
                delete.userId().value(),
                delete.channelId().value());
    }
}
