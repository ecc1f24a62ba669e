package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.common.guild.Reaction;
import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.ReactionRows;
import dev.guildhall.store.row.Bucket;
import dev.guildhall.store.row.ReactionCountsRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/// Reads of reactions. Counts lie in the partitions of their messages, who reacted in one for each message.
///
/// So [#seenBy] reads the counts first and then which are the reader's own: of a reaction that comes or goes between
/// the two, a reader may see the count from before and its own from after. What was cleared before the count was
/// taken is nobody's, also while its rows are still there.
final class ScyllaReactionRows implements ReactionRows {
    private record Counted(MessageId messageId, List<ReactionCount> counts) {}

    private final Cql cql;

    ScyllaReactionRows(Cql cql) {
        this.cql = cql;
    }

    @Override
    public CompletionStage<List<ReactionCount>> counts(ChannelId channelId, MessageId messageId) {
        return counted(channelId, Bucket.of(messageId), List.of(messageId))
                .thenApply(
                        found -> found.isEmpty() ? List.of() : found.getFirst().counts());
    }

    @Override
    public CompletionStage<OptionalLong> reacted(
            ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId userId) {
        CompletionStage<Optional<Long>> id = cql.row(
                MessageQuery.REACTION_READ,
                row -> row.getLong("id"),
                channelId.value(),
                messageId.value(),
                EmojiKey.of(emoji),
                userId.value());
        return id.thenApply(found -> found.map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    @Override
    public CompletionStage<Map<MessageId, List<Reaction>>> seenBy(
            UserId reader, ChannelId channelId, Collection<MessageId> messageIds) {
        Map<Integer, List<MessageId>> buckets =
                messageIds.stream().distinct().collect(Collectors.groupingBy(Bucket::of));
        return Bounded.each(buckets.entrySet(), each -> counted(channelId, each.getKey(), each.getValue()))
                .thenApply(found -> found.stream().flatMap(List::stream).toList())
                .thenCompose(counted -> seen(reader, channelId, counted));
    }

    private CompletionStage<Map<MessageId, List<Reaction>>> seen(
            UserId reader, ChannelId channelId, List<Counted> counted) {
        return Bounded.each(counted, each -> own(reader, channelId, each)).thenApply(owns -> {
            Map<MessageId, List<Reaction>> seen = new HashMap<>();
            for (int i = 0; i < counted.size(); i++) {
                Map<String, Long> own = owns.get(i);
                Counted each = counted.get(i);
                List<Reaction> reactions =
                        each.counts().stream().map(count -> seen(count, own)).toList();
                seen.put(each.messageId(), reactions);
            }
            return seen;
        });
    }

    private static Reaction seen(ReactionCount count, Map<String, Long> own) {
        Long id = own.get(EmojiKey.of(count.emoji()));
        boolean counts = id != null && Long.compareUnsigned(id, count.since()) >= 0;
        return new Reaction(count.emoji(), count.count(), counts);
    }

    /// The ids of the reader's reactions to a message, by their emojis' keys.
    private CompletionStage<Map<String, Long>> own(UserId reader, ChannelId channelId, Counted counted) {
        List<String> emojis = counted.counts().stream()
                .map(count -> EmojiKey.of(count.emoji()))
                .distinct()
                .toList();
        return cql.rows(
                        MessageQuery.REACTIONS_OF_USER,
                        channelId.value(),
                        counted.messageId().value(),
                        emojis,
                        reader.value())
                .thenApply(rows ->
                        rows.stream().collect(Collectors.toMap(row -> text(row, "emoji"), row -> row.getLong("id"))));
    }

    private CompletionStage<List<Counted>> counted(ChannelId channelId, int bucket, List<MessageId> ids) {
        return cql.rows(
                MessageQuery.COUNTS_READ,
                ScyllaReactionRows::counted,
                channelId.value(),
                bucket,
                ids.stream().map(MessageId::value).toList());
    }

    private static Counted counted(Row row) {
        return new Counted(new MessageId(row.getLong("message_id")), ReactionCountsRow.decode(Blob.bytes(row, "row")));
    }

    private static String text(Row row, String column) {
        String found = row.getString(column);
        if (found == null) throw new IllegalStateException("a row has no " + column);
        return found;
    }

    /// A user whose id is not found here (see [MessageQuery]) has nobody behind it.
    @Override
    public CompletionStage<List<UserId>> usersAfter(
            ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId after, int limit) {
        if (after.value() < 0) return CompletableFuture.completedFuture(List.of());
        return cql.rows(
                MessageQuery.REACTION_USERS,
                row -> new UserId(row.getLong("user_id")),
                channelId.value(),
                messageId.value(),
                EmojiKey.of(emoji),
                after.value(),
                limit);
    }
}
