package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.MessageHistory;
import dev.guildhall.store.row.AttachmentRow;
import dev.guildhall.store.row.Bucket;
import dev.guildhall.store.row.MessageRow;
import dev.guildhall.store.row.NonceRow;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads of messages: a partition for each channel and ten days. A page that lies in several is read partition by
/// partition: of what is written meanwhile it may have the later message and not the one before.
final class ScyllaMessageHistory implements MessageHistory {
    /// Ids in one read of a partition.
    private static final int IDS_MAX = 100;

    /// Messages of one partition.
    private record Wanted(int bucket, List<Long> ids) {}

    private final Cql cql;
    private final InstantSource clock;

    ScyllaMessageHistory(Cql cql, InstantSource clock) {
        this.cql = cql;
        this.clock = clock;
    }

    @Override
    public CompletionStage<List<Message>> page(ChannelId channelId, MessageHistory.Cursor cursor, int limit) {
        return new MessagePages(cql, channelId).page(cursor, limit);
    }

    @Override
    public CompletionStage<Optional<Message>> message(ChannelId channelId, MessageId messageId) {
        return cql.row(
                MessageQuery.MESSAGE_READ,
                row -> message(channelId, row),
                channelId.value(),
                Bucket.of(messageId),
                messageId.value());
    }

    @Override
    public CompletionStage<Map<MessageId, Message>> messages(ChannelId channelId, Collection<MessageId> ids) {
        return Bounded.each(wanted(ids), each -> messages(channelId, each))
                .thenApply(found -> found.stream()
                        .flatMap(List::stream)
                        .collect(Collectors.toMap(Message::id, Function.identity())));
    }

    private static List<Wanted> wanted(Collection<MessageId> ids) {
        Map<Integer, List<Long>> buckets = ids.stream()
                .distinct()
                .collect(Collectors.groupingBy(Bucket::of, Collectors.mapping(MessageId::value, Collectors.toList())));
        List<Wanted> wanted = new ArrayList<>();
        buckets.forEach((bucket, all) -> {
            for (int from = 0; from < all.size(); from += IDS_MAX) {
                wanted.add(new Wanted(bucket, all.subList(from, Math.min(from + IDS_MAX, all.size()))));
            }
        });
        return wanted;
    }

    private CompletionStage<List<Message>> messages(ChannelId channelId, Wanted wanted) {
        return cql.rows(
                MessageQuery.MESSAGES_READ,
                row -> message(channelId, row),
                channelId.value(),
                wanted.bucket(),
                wanted.ids());
    }

    @Override
    public CompletionStage<Written> writtenBy(
            Collection<UserId> authors, ChannelId channelId, MessageId since, MessageId before, int limit) {
        return new MessagePages(cql, channelId).writtenBy(Set.copyOf(authors), since, before, limit);
    }

    @Override
    public CompletionStage<Optional<Message>> byNonce(ChannelId channelId, UserId authorId, Nonce nonce) {
        return cql.row(
                        MessageQuery.NONCE_READ,
                        row -> NonceRow.decode(Blob.bytes(row, "row")),
                        channelId.value(),
                        authorId.value(),
                        nonce.number(),
                        nonce.text())
                .thenCompose(found -> found.filter(row -> !row.expiredAt(clock.instant()))
                        .map(row -> message(channelId, row.messageId()))
                        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
    }

    @Override
    public CompletionStage<Optional<Attachment>> attachment(ChannelId channelId, AttachmentId attachmentId) {
        return messageWith(channelId, attachmentId)
                .thenApply(found -> found.flatMap(message -> message.enclosures().allAttachments().stream()
                        .filter(attachment -> attachment.id().equals(attachmentId))
                        .findFirst()));
    }

    /// The message that has the attachment, or had it.
    CompletionStage<Optional<Message>> messageWith(ChannelId channelId, AttachmentId attachmentId) {
        return cql.row(
                        MessageQuery.ATTACHMENT_READ,
                        row -> AttachmentRow.decode(Blob.bytes(row, "row")),
                        channelId.value(),
                        attachmentId.value())
                .thenCompose(found -> found.map(messageId -> message(channelId, messageId))
                        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
    }

    private static Message message(ChannelId channelId, Row row) {
        return MessageRow.decode(channelId, new MessageId(row.getLong("message_id")), Blob.bytes(row, "row"));
    }
}
