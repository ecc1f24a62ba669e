package dev.guildhall.store;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.MentionRows.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Counts what calls a user in what it has not read.
///
/// One read for all: of each target the mentions behind what was read, of whatever channel. Of these the newest
/// [#SCANNED_MAX] are looked at; what lies behind them is not counted, in all channels together. Where nothing is
/// unread nothing is read.
public final class UnreadMentions {
    /// Clients show "99+" long before, and a guild that calls everybody a thousand times is read by nobody.
    public static final int SCANNED_MAX = 1_000;

    private final MentionRows rows;

    public UnreadMentions(MentionRows rows) {
        this.rows = rows;
    }

    /// What of a channel is not read.
    ///
    /// @param after the last message that is
    /// @param last the channel's newest: what comes behind it the reader is told of otherwise
    public record Unread(MessageId after, MessageId last) {
        public boolean nothing() {
            return last.compareTo(after) <= 0;
        }
    }

    /// Channels in which a user is called by the same targets. Those without anything unread may be left out.
    public record Place(Collection<MentionTarget> targets, Map<ChannelId, Unread> channels) {}

    /// The channels with any, a message once however often it calls the reader; a reader's own never. Fails with
    /// [StoreUnavailable].
    public CompletionStage<Map<ChannelId, Integer>> count(UserId reader, Collection<Place> places) {
        List<Span> spans = new ArrayList<>();
        Map<MentionTarget, Place> placeOf = new HashMap<>();
        for (Place place : places) {
            List<Unread> unread = place.channels().values().stream()
                    .filter(each -> !each.nothing())
                    .toList();
            if (unread.isEmpty()) {
                continue;
            }
            MessageId after = Collections.min(unread.stream().map(Unread::after).toList());
            MessageId last = Collections.max(unread.stream().map(Unread::last).toList());
            for (MentionTarget target : place.targets()) {
                placeOf.put(target, place);
                spans.add(new Span(target, after, new MessageId(last.value() + 1)));
            }
        }
        return spans.isEmpty()
                ? CompletableFuture.completedStage(Map.of())
                : rows.within(spans, SCANNED_MAX).thenApply(found -> counted(reader, found, placeOf));
    }

    private static Map<ChannelId, Integer> counted(
            UserId reader, List<Mention> found, Map<MentionTarget, Place> placeOf) {
        Map<ChannelId, Integer> counts = new HashMap<>();
        Set<MessageId> seen = new HashSet<>();
        for (Mention mention : found) {
            Place place = placeOf.get(mention.target());
            Unread unread = place == null ? null : place.channels().get(mention.channelId());
            boolean calls = unread != null
                    && mention.messageId().compareTo(unread.after()) > 0
                    && mention.messageId().compareTo(unread.last()) <= 0
                    && !mention.authorId().equals(reader);
            if (calls && seen.add(mention.messageId())) {
                counts.merge(mention.channelId(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
