package dev.guildhall.store;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Reads of messages, from any node. What a commit wrote is seen by every read that starts after the commit
/// completed. All fail with [StoreUnavailable].
public interface MessageHistory {
    /// Newest first, at most `limit` (1–100) messages where `cursor` points.
    CompletionStage<List<Message>> page(ChannelId channelId, Cursor cursor, int limit);

    CompletionStage<Optional<Message>> message(ChannelId channelId, MessageId messageId);

    /// Those of `ids` that exist: for the targets of replies on a page.
    CompletionStage<Map<MessageId, Message>> messages(ChannelId channelId, Collection<MessageId> ids);

    /// For a ban that takes messages along: what any of `authors` wrote to the channel, newest first, older
    /// than `before` and not older than `since`, at most `limit` (1–100). Nobody keeps an index by author: one
    /// call looks at no more than [#WALK_MAX] messages, whoever wrote them, and says where the next goes on.
    CompletionStage<Written> writtenBy(
            Collection<UserId> authors, ChannelId channelId, MessageId since, MessageId before, int limit);

    /// Messages that one call of [#writtenBy] looks at: some milliseconds of a reading thread.
    int WALK_MAX = 2_000;

    /// What was found, and the `before` of the call that goes on; null when there is nothing further.
    record Written(List<MessageId> messageIds, @Nullable MessageId next) {
        public Written {
            messageIds = List.copyOf(messageIds);
        }
    }

    /// The message that this author sent with this nonce, while the nonce is remembered and the message exists.
    CompletionStage<Optional<Message>> byNonce(ChannelId channelId, UserId authorId, Nonce nonce);

    /// The attachment, while the message that has it exists and still has it: for whoever serves the file.
    CompletionStage<Optional<Attachment>> attachment(ChannelId channelId, AttachmentId attachmentId);

    /// Where a page lies.
    sealed interface Cursor {
        record Newest() implements Cursor {}

        /// Strictly older than the id.
        record Before(MessageId id) implements Cursor {}

        /// Strictly newer than the id: the `limit` oldest of those, still answered newest first.
        record After(MessageId id) implements Cursor {}

        /// About half older, half newer, and the message itself when it is there.
        record Around(MessageId id) implements Cursor {}
    }
}
