package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.PrivateChannelRows;
import dev.guildhall.store.row.PlaceRow;
import dev.guildhall.store.row.PrivateChannelRow;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Reads of private channels. A channel's row, what came last to it and whom it is hidden from are read side by side,
/// the last of these after the first: while a commit is on its way a reader may see a recipient's new place, or
/// a new message, together with a channel from before, and the other way round. The channel's own actor reads when
/// nobody commits.
final class ScyllaPrivateChannelRows implements PrivateChannelRows {
    private final Cql cql;
    private final ChannelEdges edges;

    ScyllaPrivateChannelRows(Cql cql) {
        this.cql = cql;
        this.edges = new ChannelEdges(cql);
    }

    @Override
    public CompletionStage<Optional<PrivateChannelRecord>> channel(ChannelId channelId) {
        CompletableFuture<ChannelLast> last = edges.last(channelId).toCompletableFuture();
        return cql.row(
                        MessageQuery.PRIVATE_CHANNEL_READ,
                        row -> PrivateChannelRow.decode(Blob.bytes(row, "row")),
                        channelId.value())
                .thenCompose(found -> found.map(channel -> hiddenFrom(channel)
                                .thenCombine(
                                        last,
                                        (hidden, known) ->
                                                Optional.of(new PrivateChannelRecord(channel, hidden, known))))
                        .orElse(CompletableFuture.completedStage(Optional.empty())));
    }

    @Override
    public CompletionStage<List<PrivateChannelRecord>> channelsOf(UserId userId) {
        return cql.rows(MessageQuery.RECIPIENT_LIST, ScyllaPrivateChannelRows::shown, userId.value())
                .thenApply(found -> found.stream()
                        .flatMap(Optional::stream)
                        .sorted(Comparator.naturalOrder())
                        .toList())
                .thenCompose(ids -> Bounded.each(ids, this::channel))
                .thenApply(found -> found.stream().flatMap(Optional::stream).toList());
    }

    private static Optional<ChannelId> shown(Row row) {
        return hidden(row) ? Optional.empty() : Optional.of(new ChannelId(row.getLong("channel_id")));
    }

    private CompletionStage<Set<UserId>> hiddenFrom(PrivateChannel channel) {
        List<UserId> recipients = channel.recipients();
        return Bounded.each(recipients, userId -> hidden(userId, channel.id())).thenApply(hidden -> {
            Set<UserId> from = new HashSet<>();
            for (int i = 0; i < recipients.size(); i++) {
                if (hidden.get(i)) from.add(recipients.get(i));
            }
            return from;
        });
    }

    private CompletionStage<Boolean> hidden(UserId userId, ChannelId channelId) {
        return cql.row(MessageQuery.RECIPIENT_READ, ScyllaPrivateChannelRows::hidden, userId.value(), channelId.value())
                .thenApply(found -> found.orElse(false));
    }

    private static boolean hidden(Row row) {
        return PlaceRow.decode(Blob.bytes(row, "row"));
    }
}
