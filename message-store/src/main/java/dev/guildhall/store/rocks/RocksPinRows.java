package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.store.PinRows;
import dev.guildhall.store.row.PinRow;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Reads of pins.
final class RocksPinRows implements PinRows {
    private static final Comparator<Pin> NEWEST_FIRST =
            Comparator.comparing(Pin::pinnedAt).thenComparing(Pin::messageId).reversed();

    private final Reads reads;

    RocksPinRows(Reads reads) {
        this.reads = reads;
    }

    @Override
    public CompletionStage<List<Pin>> pins(ChannelId channelId) {
        byte[] prefix = Keys.of(channelId.value());
        return reads.latest(view -> view
                .scan(
                        Family.PINS,
                        prefix,
                        (key, row) -> new Pin(new MessageId(Keys.longAt(key, Long.BYTES)), PinRow.decode(row)))
                .stream()
                .sorted(NEWEST_FIRST)
                .toList());
    }
}
