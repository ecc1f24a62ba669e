package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.PrivateChannelRows;
import dev.guildhall.store.row.PinRow;
import dev.guildhall.store.row.PlaceRow;
import dev.guildhall.store.row.PrivateChannelRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/// Reads of private channels.
final class RocksPrivateChannelRows implements PrivateChannelRows {
    private final Reads reads;

    RocksPrivateChannelRows(Reads reads) {
        this.reads = reads;
    }

    @Override
    public CompletionStage<Optional<PrivateChannelRecord>> channel(ChannelId channelId) {
        return reads.frozen(view -> record(view, channelId));
    }

    @Override
    public CompletionStage<List<PrivateChannelRecord>> channelsOf(UserId userId) {
        return reads.frozen(view ->
                view
                        .scan(Family.PRIVATE_CHANNELS_BY_USER, Keys.of(userId.value()), RocksPrivateChannelRows::shown)
                        .stream()
                        .flatMap(Optional::stream)
                        .flatMap(channelId -> record(view, channelId).stream())
                        .toList());
    }

    private static Optional<ChannelId> shown(byte[] key, byte[] row) {
        return PlaceRow.decode(row) ? Optional.empty() : Optional.of(new ChannelId(Keys.longAt(key, Long.BYTES)));
    }

    private static Optional<PrivateChannelRecord> record(View view, ChannelId channelId) {
        byte[] key = Keys.of(channelId.value());
        return view.get(Family.PRIVATE_CHANNELS, key)
                .map(PrivateChannelRow::decode)
                .map(channel -> new PrivateChannelRecord(channel, hiddenFrom(view, channel), last(view, key)));
    }

    private static Set<UserId> hiddenFrom(View view, PrivateChannel channel) {
        return channel.recipients().stream()
                .filter(userId -> view.get(
                                Family.PRIVATE_CHANNELS_BY_USER,
                                Keys.of(userId.value(), channel.id().value()))
                        .map(PlaceRow::decode)
                        .orElse(false))
                .collect(Collectors.toSet());
    }

    private static ChannelLast last(View view, byte[] key) {
        MessageId message = view.get(Family.HEADS, key)
                .map(row -> new MessageId(NumberRow.decode(row)))
                .orElse(null);
        Instant pin = view.get(Family.LAST_PINS, key).map(PinRow::decode).orElse(null);
        return new ChannelLast(message, pin);
    }
}
