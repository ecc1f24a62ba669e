package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.Reaction;
import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.ReactionRows;
import dev.guildhall.store.row.ReactionCountsRow;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/// Reads of reactions.
final class RocksReactionRows implements ReactionRows {
    private record Counted(MessageId messageId, List<ReactionCount> counts) {}

    private record Own(MessageId messageId, ReactionEmoji emoji) {}

    private final Reads reads;

    RocksReactionRows(Reads reads) {
        this.reads = reads;
    }

    @Override
    public CompletionStage<List<ReactionCount>> counts(ChannelId channelId, MessageId messageId) {
        byte[] key = ReactionKeys.message(channelId, messageId);
        return reads.latest(view -> view.get(Family.REACTION_COUNTS, key)
                .map(ReactionCountsRow::decode)
                .orElse(List.of()));
    }

    @Override
    public CompletionStage<OptionalLong> reacted(
            ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId userId) {
        byte[] key = ReactionKeys.user(channelId, messageId, emoji, userId);
        return reads.latest(view -> view.get(Family.REACTIONS, key)
                .map(row -> OptionalLong.of(NumberRow.decode(row)))
                .orElse(OptionalLong.empty()));
    }

    @Override
    public CompletionStage<Map<MessageId, List<Reaction>>> seenBy(
            UserId reader, ChannelId channelId, Collection<MessageId> messageIds) {
        List<byte[]> keys = messageIds.stream()
                .distinct()
                .map(id -> ReactionKeys.message(channelId, id))
                .toList();
        return reads.frozen(view -> seen(view, reader, channelId, keys));
    }

    private static Map<MessageId, List<Reaction>> seen(
            View view, UserId reader, ChannelId channelId, List<byte[]> keys) {
        List<Counted> counted = view.getAll(Family.REACTION_COUNTS, keys, RocksReactionRows::counted);
        Set<Own> own = own(view, reader, channelId, counted);
        Map<MessageId, List<Reaction>> seen = new HashMap<>();
        for (Counted each : counted) {
            List<Reaction> reactions = each.counts().stream()
                    .map(count -> new Reaction(
                            count.emoji(), count.count(), own.contains(new Own(each.messageId(), count.emoji()))))
                    .toList();
            seen.put(each.messageId(), reactions);
        }
        return seen;
    }

    /// Which of all emojis that were counted are the reader's own: one read for the page.
    private static Set<Own> own(View view, UserId reader, ChannelId channelId, List<Counted> counted) {
        Map<ByteBuffer, Own> asked = new LinkedHashMap<>();
        for (Counted each : counted) {
            for (ReactionCount count : each.counts()) {
                byte[] key = ReactionKeys.user(channelId, each.messageId(), count.emoji(), reader);
                asked.put(ByteBuffer.wrap(key), new Own(each.messageId(), count.emoji()));
            }
        }
        List<byte[]> keys = asked.keySet().stream().map(ByteBuffer::array).toList();
        return Set.copyOf(view.getAll(
                Family.REACTIONS, keys, (key, row) -> Objects.requireNonNull(asked.get(ByteBuffer.wrap(key)))));
    }

    private static Counted counted(byte[] key, byte[] row) {
        return new Counted(new MessageId(Keys.longAt(key, Long.BYTES)), ReactionCountsRow.decode(row));
    }

    @Override
    public CompletionStage<List<UserId>> usersAfter(
            ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId after, int limit) {
        return reads.latest(view -> view.scan(
                Family.REACTIONS,
                ReactionKeys.emoji(channelId, messageId, emoji),
                ReactionKeys.user(channelId, messageId, emoji, after),
                limit,
                (key, row) -> ReactionKeys.userOf(key)));
    }
}
