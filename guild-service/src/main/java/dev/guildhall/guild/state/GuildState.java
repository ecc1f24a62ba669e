package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.guild.voice.VoiceStates;
import dev.guildhall.owner.ColdCache;
import dev.guildhall.owner.ColdLoad;
import dev.guildhall.owner.ColdRows;
import dev.guildhall.store.GuildRows.GuildRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One guild after all decided changes, durable or not. [#apply] is the only writer. For one thread: its actor's.
///
/// The actor pins what its sessions need for long ([#pin]: their users' [ColdKey.PersonKey]) and what its open
/// commits wrote ([#pinWritten]), loads what a decision [Decision.Needs], and publishes [#snapshot] as it stood
/// after each commit.
public final class GuildState implements GuildView, ColdRows<ColdKey, ColdValue> {
    /// Loose cold entries; a message of usual length is about half a KiB.
    static final int COLD_ENTRIES_MAX = 2048;

    private final GuildId guildId;
    private final ColdCache<ColdKey, ColdValue> cold;
    private final List<RosterWrites> rosters = List.of(RosterWrites.ofEverybody(), RosterWrites.ofNotables());
    private final LastSends lastSends = new LastSends();
    private VoiceStates voices = new VoiceStates();
    private @Nullable GuildSnapshot snapshot;

    private GuildState(GuildId guildId, @Nullable GuildSnapshot snapshot, int coldEntriesMax) {
        this.guildId = guildId;
        this.snapshot = snapshot;
        this.cold = new ColdCache<>(coldEntriesMax);
    }

    /// A guild that is not there: it can be created, and nothing else.
    public static GuildState absent(GuildId guildId) {
        return new GuildState(guildId, null, COLD_ENTRIES_MAX);
    }

    public static GuildState loaded(GuildRecord row) {
        return new GuildState(row.guild().id(), SnapshotFold.of(row), COLD_ENTRIES_MAX);
    }

    /// Where to look for who is in voice: kept by the actor, beside this state.
    public void hearing(VoiceStates kept) {
        voices = kept;
    }

    @Override
    public GuildId guildId() {
        return guildId;
    }

    @Override
    public @Nullable GuildSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public @Nullable ColdValue cold(ColdKey key) {
        return cold.get(key);
    }

    @Override
    public @Nullable VoiceState voice(UserId userId) {
        return voices.of(userId);
    }

    @Override
    public @Nullable Instant lastSentAt(ChannelId channelId, UserId userId) {
        return lastSends.at(channelId, userId);
    }

    /// Takes over what was decided. An event that does not fit is a bug and throws.
    public void apply(GuildEvent event) {
        snapshot = SnapshotFold.after(snapshot, event);
        ColdWrites.apply(event, cold);
        rosters.forEach(each -> each.apply(event, cold));
        if (event instanceof GuildEvent.MessageCreated created) {
            rememberSend(created.view().message());
        }
    }

    /// Keeps the key's value in memory, present or future, until as many unpins.
    public void pin(ColdKey key) {
        cold.pin(key);
    }

    public void unpin(ColdKey key) {
        cold.unpin(key);
    }

    /// Called when the events were applied, before their commit is handed to the store: until it is durable, a
    /// read there would find what was before.
    public void pinWritten(List<GuildEvent> events) {
        events.forEach(event -> ColdWrites.keys(event).forEach(cold::pin));
        rosters.forEach(each -> each.begin(events));
    }

    /// Called when the commit of these events is durable.
    public void unpinWritten(List<GuildEvent> events) {
        events.forEach(event -> ColdWrites.keys(event).forEach(cold::unpin));
        rosters.forEach(each -> each.end(events));
    }

    @Override
    public ColdLoad<ColdKey> beginLoad(Set<ColdKey> keys) {
        ColdLoad<ColdKey> load = cold.beginLoad(keys);
        rosters.forEach(each -> each.beginLoad(load));
        return load;
    }

    /// Rows may name roles that were deleted since: such a role is left out.
    @Override
    public void complete(ColdLoad<ColdKey> load, Map<ColdKey, ColdValue> values) {
        Map<ColdKey, ColdValue> standing = new HashMap<>(values);
        for (RosterWrites each : rosters) {
            standing.replaceAll(each::complete);
        }
        GuildSnapshot guild = snapshot;
        if (guild != null) {
            standing.replaceAll((key, value) -> StandingRoles.among(value, guild.roles()));
        }
        cold.complete(load, standing);
    }

    @Override
    public void abandon(ColdLoad<ColdKey> load) {
        cold.abandon(load);
        rosters.forEach(each -> each.abandon(load));
    }

    /// How many cold entries were dropped for want of room.
    public long coldEvictions() {
        return cold.evictions();
    }

    private void rememberSend(Message message) {
        Channel channel = snapshot == null ? null : snapshot.channels().get(message.channelId());
        if (channel != null
                && channel.rateLimitPerUserSeconds() > 0
                && message.type().written()) {
            lastSends.sent(message.channelId(), message.authorId(), message.timestamp());
        }
    }
}
