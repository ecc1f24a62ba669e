package dev.guildhall.store.reading;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.MessageHistory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;

/// The history with equal reads at one time made once, and newest pages remembered. Answers what the store would have
/// answered to a read that began when this one was asked.
final class SharedHistory implements MessageHistory {
    private record PageKey(ChannelId channel, Cursor cursor, int limit) {}

    private record MessageKey(ChannelId channel, MessageId message) {}

    private record MessagesKey(ChannelId channel, Set<MessageId> messages) {}

    private record AttachmentKey(ChannelId channel, AttachmentId attachment) {}

    private final MessageHistory history;
    private final ChannelVersions versions;
    private final SharedReads reads;
    private final Heads heads;
    private final LongAdder asked = new LongAdder();

    SharedHistory(MessageHistory history, ChannelVersions versions, long headsBytesMax) {
        this.history = history;
        this.versions = versions;
        this.reads = new SharedReads(versions);
        this.heads = new Heads(headsBytesMax);
    }

    ReadingStats stats() {
        return new ReadingStats(
                asked.sum(),
                reads.made(),
                reads.shared(),
                heads.answered(),
                heads.count(),
                heads.bytes(),
                heads.forgotten());
    }

    @Override
    public CompletionStage<List<Message>> page(ChannelId channelId, Cursor cursor, int limit) {
        asked.increment();
        return cursor instanceof Cursor.Newest
                ? newest(channelId, limit)
                : reads.read(
                        new PageKey(channelId, cursor, limit), channelId, () -> history.page(channelId, cursor, limit));
    }

    private CompletionStage<List<Message>> newest(ChannelId channelId, int limit) {
        long version = versions.of(channelId);
        Cursor newest = new Cursor.Newest();
        return heads.newest(channelId, version, limit)
                .<CompletionStage<List<Message>>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> reads.read(
                        new PageKey(channelId, newest, limit),
                        channelId,
                        () -> history.page(channelId, newest, limit).thenApply(page -> {
                            heads.read(channelId, version, limit, page);
                            return page;
                        })));
    }

    @Override
    public CompletionStage<Optional<Message>> message(ChannelId channelId, MessageId messageId) {
        asked.increment();
        return reads.read(new MessageKey(channelId, messageId), channelId, () -> history.message(channelId, messageId));
    }

    @Override
    public CompletionStage<Map<MessageId, Message>> messages(ChannelId channelId, Collection<MessageId> ids) {
        asked.increment();
        Set<MessageId> wanted = Set.copyOf(ids);
        return reads.read(new MessagesKey(channelId, wanted), channelId, () -> history.messages(channelId, wanted));
    }

    @Override
    public CompletionStage<Optional<Attachment>> attachment(ChannelId channelId, AttachmentId attachmentId) {
        asked.increment();
        return reads.read(
                new AttachmentKey(channelId, attachmentId),
                channelId,
                () -> history.attachment(channelId, attachmentId));
    }

    /// Rare, and each its own.
    @Override
    public CompletionStage<Written> writtenBy(
            Collection<UserId> authors, ChannelId channelId, MessageId since, MessageId before, int limit) {
        return history.writtenBy(authors, channelId, since, before, limit);
    }

    /// Asked once for a message that is sent: there are no equal ones.
    @Override
    public CompletionStage<Optional<Message>> byNonce(ChannelId channelId, UserId authorId, Nonce nonce) {
        return history.byNonce(channelId, authorId, nonce);
    }
}
