package dev.guildhall.store;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.MentionRows.Span;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Finds the newest messages that call a user, read or not.
///
/// Targets are walked side by side from the newest row on, [#STEP] rows of each at a time, since some of a target's
/// mentions lie where the user does not read. After [#STEPS_MAX] steps it is enough: a page may then be short.
public final class RecentMentions {
    static final int STEP = 100;
    static final int STEPS_MAX = 10;

    private final MentionRows rows;

    public RecentMentions(MentionRows rows) {
        this.rows = rows;
    }

    /// Whose mentions are looked for, and where.
    ///
    /// @param readable the channels that the reader reads, and the message before which nothing there is for it
    public record Search(UserId reader, Collection<MentionTarget> targets, Map<ChannelId, MessageId> readable) {
        private boolean finds(Mention mention) {
            MessageId since = readable.get(mention.channelId());
            return since != null
                    && mention.messageId().compareTo(since) > 0
                    && !mention.authorId().equals(reader);
        }
    }

    /// The newest first, each message once, all older than `before`, at most `limit` (1–100). Fails with
    /// [StoreUnavailable].
    public CompletionStage<List<Mention>> before(Search search, MessageId before, int limit) {
        boolean none = search.targets().isEmpty() || search.readable().isEmpty();
        return none
                ? CompletableFuture.completedStage(List.of())
                : step(search, before, limit, new TreeMap<>(Comparator.reverseOrder()), STEPS_MAX);
    }

    private CompletionStage<List<Mention>> step(
            Search search, MessageId before, int limit, NavigableMap<MessageId, Mention> found, int stepsLeft) {
        MessageId start = new MessageId(0);
        List<Span> spans = search.targets().stream()
                .map(target -> new Span(target, start, before))
                .toList();
        return rows.within(spans, STEP).thenCompose(read -> {
            MessageId known = knownFrom(read);
            read.stream()
                    .filter(mention -> mention.messageId().compareTo(known) >= 0 && search.finds(mention))
                    .forEach(mention -> found.putIfAbsent(mention.messageId(), mention));
            boolean done = found.size() >= limit || known.equals(start) || stepsLeft == 1;
            return done
                    ? CompletableFuture.completedStage(
                            found.values().stream().limit(limit).toList())
                    : step(search, known, limit, found, stepsLeft - 1);
        });
    }

    /// The message from which on nothing was left out; 0 when nothing was. A target with as many rows as were asked
    /// for may have more behind its last.
    private static MessageId knownFrom(List<Mention> read) {
        Map<MentionTarget, Integer> counts = new HashMap<>();
        MessageId known = new MessageId(0);
        for (Mention mention : read) {
            boolean full = counts.merge(mention.target(), 1, Integer::sum) == STEP;
            if (full && mention.messageId().compareTo(known) > 0) {
                known = mention.messageId();
            }
        }
        return known;
    }
}
