package dev.guildhall.store.reading;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.MessageHistory;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.OwnerStore;
import dev.guildhall.store.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Messages of one channel, where the test says when a read looks, when it answers, and when a commit is durable and
/// when
/// it is answered.
final class ToyHistory implements MessageHistory, OwnerStore {
    /// A read of the newest page.
    static final class Read {
        private final int limit;
        private final CompletableFuture<List<Message>> answer = new CompletableFuture<>();
        private @Nullable List<Message> seen;

        private Read(int limit) {
            this.limit = limit;
        }
    }

    /// A commit on its way.
    static final class Write {
        private final Commit commit;
        private final CompletableFuture<Void> answer = new CompletableFuture<>();
        private boolean durable;

        private Write(Commit commit) {
            this.commit = commit;
        }
    }

    private final List<Message> newestFirst = new ArrayList<>();
    final List<Read> reads = new ArrayList<>();
    final List<Write> writes = new ArrayList<>();
    int made;

    void look(Read read) {
        if (read.seen == null)
            read.seen = newestFirst.stream().limit(read.limit).toList();
    }

    void answer(Read read) {
        look(read);
        reads.remove(read);
        read.answer.complete(read.seen);
    }

    void fail(Read read, RuntimeException with) {
        reads.remove(read);
        read.answer.completeExceptionally(with);
    }

    void makeDurable(Write write) {
        if (write.durable) return;
        write.durable = true;
        for (Change change : write.commit.changes()) {
            if (change instanceof Change.PutMessage put) newestFirst.addFirst(put.message());
        }
    }

    void answer(Write write) {
        makeDurable(write);
        writes.remove(write);
        write.answer.complete(null);
    }

    /// Whether it is durable nobody says.
    void fail(Write write, RuntimeException with) {
        writes.remove(write);
        write.answer.completeExceptionally(with);
    }

    static Commit commit(OwnerId owner, ChannelId channel, long number) {
        return new Commit(owner, number, List.of(new Change.PutMessage(Rows.message(channel.value(), number, "text"))));
    }

    @Override
    public CompletionStage<List<Message>> page(ChannelId channelId, Cursor cursor, int limit) {
        made++;
        Read read = new Read(limit);
        reads.add(read);
        return read.answer;
    }

    @Override
    public CompletionStage<Lease> lease(OwnerId owner) {
        throw new UnsupportedOperationException("newest pages alone are asked here");
    }

    @Override
    public CompletionStage<Void> commit(Lease lease, Commit commit) {
        Write write = new Write(commit);
        writes.add(write);
        return write.answer;
    }

    @Override
    public CompletionStage<Long> lastNumber(OwnerId owner) {
        return CompletableFuture.completedFuture((long) newestFirst.size());
    }

    @Override
    public CompletionStage<Optional<Message>> message(ChannelId channelId, MessageId messageId) {
        throw new UnsupportedOperationException("newest pages alone are asked here");
    }

    @Override
    public CompletionStage<Map<MessageId, Message>> messages(ChannelId channelId, Collection<MessageId> ids) {
        throw new UnsupportedOperationException("newest pages alone are asked here");
    }

    @Override
    public CompletionStage<Written> writtenBy(
            Collection<UserId> authors, ChannelId channelId, MessageId since, MessageId before, int limit) {
        throw new UnsupportedOperationException("newest pages alone are asked here");
    }

    @Override
    public CompletionStage<Optional<Message>> byNonce(ChannelId channelId, UserId authorId, Nonce nonce) {
        throw new UnsupportedOperationException("newest pages alone are asked here");
    }

    @Override
    public CompletionStage<Optional<Attachment>> attachment(ChannelId channelId, AttachmentId attachmentId) {
        throw new UnsupportedOperationException("newest pages alone are asked here");
    }
}
