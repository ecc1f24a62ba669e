package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.store.Change;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.row.DirectoryRow;
import dev.guildhall.store.row.PlaceRow;
import dev.guildhall.store.row.PrivateChannelRow;

/// Changes of private channels as rows.
final class PrivateChannelWrites {
    void put(PrivateChannel channel, Batch batch) {
        byte[] key = Keys.of(channel.id().value());
        batch.put(Family.PRIVATE_CHANNELS, key, PrivateChannelRow.encode(channel));
        ContentNames.put(channel, batch);
        batch.put(Family.DIRECTORY, key, DirectoryRow.encode(new OwnerId.OfPrivateChannel(channel.id())));
    }

    void put(Change.PutRecipient put, Batch batch) {
        batch.put(
                Family.PRIVATE_CHANNELS_BY_USER,
                Keys.of(put.userId().value(), put.channelId().value()),
                PlaceRow.encode(put.hidden()));
    }

    void delete(Change.DeleteRecipient delete, Batch batch) {
        batch.delete(
                Family.PRIVATE_CHANNELS_BY_USER,
                Keys.of(delete.userId().value(), delete.channelId().value()));
    }
}
