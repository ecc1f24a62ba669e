package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.MessageHistory;
import dev.guildhall.store.row.AttachmentRow;
import dev.guildhall.store.row.MessageRow;
import dev.guildhall.store.row.NonceRow;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads of messages.
final class RocksMessageHistory implements MessageHistory {
    private final Reads reads;
    private final InstantSource clock;

    RocksMessageHistory(Reads reads, InstantSource clock) {
        this.reads = reads;
        this.clock = clock;
    }

    @Override
    public CompletionStage<List<Message>> page(ChannelId channelId, Cursor cursor, int limit) {
        return reads.latest(view -> new MessagePages(view, channelId).page(cursor, limit));
    }

    @Override
    public CompletionStage<Optional<Message>> message(ChannelId channelId, MessageId messageId) {
        return reads.latest(view -> find(view, channelId, messageId));
    }

    @Override
    public CompletionStage<Map<MessageId, Message>> messages(ChannelId channelId, Collection<MessageId> ids) {
        List<byte[]> keys = ids.stream()
                .distinct()
                .map(id -> Keys.message(channelId, id.value()))
                .toList();
        return reads.latest(view -> view.getAll(Family.MESSAGES, keys, Keys::message).stream()
                .collect(Collectors.toMap(Message::id, Function.identity())));
    }

    @Override
    public CompletionStage<Written> writtenBy(
            Collection<UserId> authors, ChannelId channelId, MessageId since, MessageId before, int limit) {
        Set<UserId> wanted = Set.copyOf(authors);
        return reads.latest(view -> new MessagePages(view, channelId).writtenBy(wanted, since, before, limit));
    }

    @Override
    public CompletionStage<Optional<Message>> byNonce(ChannelId channelId, UserId authorId, Nonce nonce) {
        byte[] key = Keys.nonce(channelId, authorId, nonce);
        return reads.latest(view -> view.get(Family.NONCES, key)
                .map(NonceRow::decode)
                .filter(row -> !row.expiredAt(clock.instant()))
                .flatMap(row -> find(view, channelId, row.messageId())));
    }

    @Override
    public CompletionStage<Optional<Attachment>> attachment(ChannelId channelId, AttachmentId attachmentId) {
        byte[] key = Keys.of(channelId.value(), attachmentId.value());
        return reads.latest(view -> view.get(Family.ATTACHMENTS, key)
                .map(AttachmentRow::decode)
                .flatMap(messageId -> find(view, channelId, messageId))
                .flatMap(message -> message.enclosures().allAttachments().stream()
                        .filter(attachment -> attachment.id().equals(attachmentId))
                        .findFirst()));
    }

    private static Optional<Message> find(View view, ChannelId channelId, MessageId messageId) {
        return view.get(Family.MESSAGES, Keys.message(channelId, messageId.value()))
                .map(row -> MessageRow.decode(channelId, messageId, row));
    }
}
