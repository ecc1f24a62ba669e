package dev.guildhall.store;

import dev.guildhall.common.guild.Reaction;
import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/// Reads of who reacted to messages, and with what. A message that is gone has no reactions. All fail with
/// [StoreUnavailable].
public interface ReactionRows {
    /// For the decisions of the channel's owner: the message's counts, in the order in which their emojis came.
    CompletionStage<List<ReactionCount>> counts(ChannelId channelId, MessageId messageId);

    /// For the decisions of the channel's owner: the id under which the user reacted with this emoji, empty when it
    /// did not. One that is smaller than the emoji's [ReactionCount#since] is nothing any more.
    CompletionStage<OptionalLong> reacted(ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId userId);

    /// For a page of messages: the reactions of those that have any, as the reader sees them. Counts and the reader's
    /// own reactions are of one moment.
    CompletionStage<Map<MessageId, List<Reaction>>> seenBy(
            UserId reader, ChannelId channelId, Collection<MessageId> messageIds);

    /// Who reacted with this emoji: ascending by user id, strictly after `after` (0 for the first page), at most
    /// `limit` (1–100).
    CompletionStage<List<UserId>> usersAfter(
            ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId after, int limit);
}
