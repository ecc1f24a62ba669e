package dev.guildhall.channel.state;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.guild.state.ColdKey;
import dev.guildhall.guild.state.ColdLookup;
import dev.guildhall.guild.state.ColdValue;
import dev.guildhall.guild.state.ColdWrites;
import dev.guildhall.owner.ColdCache;
import dev.guildhall.owner.ColdLoad;
import dev.guildhall.owner.ColdRows;
import dev.guildhall.store.PrivateChannelRows.PrivateChannelRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One private channel after all decided changes, durable or not. [#apply] is the only writer. For one thread: its
/// actor's.
public final class PrivateState implements ColdRows<ColdKey, ColdValue> {
    /// Loose cold entries; a message of usual length is about half a KiB.
    static final int COLD_ENTRIES_MAX = 256;

    private final ChannelId channelId;
    private final ColdCache<ColdKey, ColdValue> cold = new ColdCache<>(COLD_ENTRIES_MAX);
    private @Nullable PrivateChannelRecord record;

    /// `record` null: nobody has opened the channel.
    public PrivateState(ChannelId channelId, @Nullable PrivateChannelRecord record) {
        this.channelId = channelId;
        this.record = record;
    }

    public ChannelId channelId() {
        return channelId;
    }

    public @Nullable PrivateChannelRecord record() {
        return record;
    }

    ColdLookup lookup(Instant now) {
        return new ColdLookup(cold::get, now);
    }

    /// Takes over what was decided.
    public void apply(PrivateEvent event) {
        record = PrivateFold.after(record, event);
        if (event instanceof PrivateEvent.Said said) {
            ColdWrites.apply(said.event(), cold);
        }
    }

    /// Called when the events were applied, before their commit is handed to the store: until it is durable, a
    /// read there would find what was before.
    public void pinWritten(List<PrivateEvent> events) {
        events.forEach(event -> written(event).forEach(cold::pin));
    }

    /// Called when the commit of these events is durable.
    public void unpinWritten(List<PrivateEvent> events) {
        events.forEach(event -> written(event).forEach(cold::unpin));
    }

    private static Set<ColdKey> written(PrivateEvent event) {
        return event instanceof PrivateEvent.Said said ? ColdWrites.keys(said.event()) : Set.of();
    }

    @Override
    public ColdLoad<ColdKey> beginLoad(Set<ColdKey> keys) {
        return cold.beginLoad(keys);
    }

    @Override
    public void complete(ColdLoad<ColdKey> load, Map<ColdKey, ColdValue> values) {
        cold.complete(load, values);
    }

    @Override
    public void abandon(ColdLoad<ColdKey> load) {
        cold.abandon(load);
    }
}
