package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.store.row.PinRow;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What came last in channels: the newest message ever, and the newest pin. Both lie in one row, so that a reader of
/// [#lasts] sees them together as some commits left them; of several channels each is of its own moment.
final class ChannelEdges {
    private final Cql cql;

    ChannelEdges(Cql cql) {
        this.cql = cql;
    }

    /// Of those channels that ever had a message.
    CompletionStage<Map<ChannelId, MessageId>> heads(Collection<ChannelId> channels) {
        return lasts(channels).thenApply(lasts -> parts(lasts, ChannelLast::message));
    }

    /// Of those channels that have one.
    CompletionStage<Map<ChannelId, Instant>> lastPins(Collection<ChannelId> channels) {
        return lasts(channels).thenApply(lasts -> parts(lasts, ChannelLast::pin));
    }

    /// Of all the channels, both with one read of each. One of which nothing is known has [ChannelLast#NOTHING].
    CompletionStage<Map<ChannelId, ChannelLast>> lasts(Collection<ChannelId> channels) {
        List<ChannelId> distinct = channels.stream().distinct().toList();
        return Bounded.each(distinct, this::last).thenApply(found -> {
            Map<ChannelId, ChannelLast> lasts = new HashMap<>();
            for (int i = 0; i < distinct.size(); i++) {
                lasts.put(distinct.get(i), found.get(i));
            }
            return lasts;
        });
    }

    CompletionStage<ChannelLast> last(ChannelId channelId) {
        return cql.row(MessageQuery.LAST_READ, ChannelEdges::last, channelId.value())
                .thenApply(found -> found.orElse(ChannelLast.NOTHING));
    }

    private static ChannelLast last(Row row) {
        MessageId head = row.isNull("head") ? null : new MessageId(row.getLong("head"));
        Instant pin = row.isNull("last_pin") ? null : PinRow.decode(Blob.bytes(row, "last_pin"));
        return new ChannelLast(head, pin);
    }

    private static <T> Map<ChannelId, T> parts(
            Map<ChannelId, ChannelLast> lasts, Function<ChannelLast, @Nullable T> part) {
        Map<ChannelId, T> parts = new HashMap<>();
        lasts.forEach((channelId, last) -> {
            T found = part.apply(last);
            if (found != null) parts.put(channelId, found);
        });
        return parts;
    }
}
