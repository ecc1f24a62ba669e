package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.store.PinRows;
import dev.guildhall.store.row.PinRow;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Reads of pins: a partition for each channel.
final class ScyllaPinRows implements PinRows {
    private static final Comparator<Pin> NEWEST_FIRST =
            Comparator.comparing(Pin::pinnedAt).thenComparing(Pin::messageId).reversed();

    private final Cql cql;

    ScyllaPinRows(Cql cql) {
        this.cql = cql;
    }

    @Override
    public CompletionStage<List<Pin>> pins(ChannelId channelId) {
        return cql.rows(MessageQuery.PINS_READ, ScyllaPinRows::pin, channelId.value())
                .thenApply(pins -> pins.stream().sorted(NEWEST_FIRST).toList());
    }

    private static Pin pin(Row row) {
        return new Pin(new MessageId(row.getLong("message_id")), PinRow.decode(Blob.bytes(row, "row")));
    }
}
