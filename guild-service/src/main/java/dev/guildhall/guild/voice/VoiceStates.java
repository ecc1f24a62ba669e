package dev.guildhall.guild.voice;

import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// Who of one guild's members is in voice: each in one channel at most, by one of its sessions. In memory
/// only.
///
/// What is put counts at once, but stays only once it is kept: when others are told of it. A life of the
/// actor that follows a crash goes on from there.
public final class VoiceStates {
    private PMap<UserId, VoiceState> kept = HashTreePMap.empty();
    private PMap<UserId, VoiceState> states = kept;
    private long version;

    /// Grows with each change, for what is made of the states and remembered.
    public long version() {
        return version;
    }

    public @Nullable VoiceState of(UserId userId) {
        return states.get(userId);
    }

    public Collection<VoiceState> all() {
        return states.values();
    }

    public List<VoiceState> in(ChannelId channelId) {
        return all().stream()
                .filter(state -> state.channelId().equals(channelId))
                .toList();
    }

    /// How many are in the channel beside this user.
    public long others(ChannelId channelId, UserId userId) {
        return in(channelId).stream()
                .filter(state -> !state.userId().equals(userId))
                .count();
    }

    /// `state` null: the user is nowhere.
    public void put(UserId userId, @Nullable VoiceState state) {
        states = state == null ? states.minus(userId) : states.plus(userId, state);
        version++;
    }

    public void keep() {
        kept = states;
    }

    /// Forgets what was not kept.
    public void undo() {
        states = kept;
        version++;
    }
}
