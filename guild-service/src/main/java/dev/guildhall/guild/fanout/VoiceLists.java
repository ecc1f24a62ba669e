package dev.guildhall.guild.fanout;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.VoiceJson;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.guild.voice.VoiceStates;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The voice states that a session is told with the guild, encoded once for all who see the same channels.
final class VoiceLists {
    private static final Listed NOBODY = new Listed(List.of(), Bytes.utf8("[]"));

    private final VoiceStates voices;
    private final Map<Set<ChannelId>, Listed> known = new HashMap<>();
    private long version;

    VoiceLists(VoiceStates voices) {
        this.voices = voices;
    }

    /// `json` is an array of the same.
    record Listed(List<VoiceState> states, Bytes json) {}

    /// Those in channels that the session sees, and its own user's. Nobody without the intent.
    Listed of(Seat seat, Audience audience, Instant now) {
        if (!EventType.VOICE_STATE_UPDATE.passesInGuild(seat.session().intents())) {
            return NOBODY;
        }
        Set<ChannelId> seen = seen(seat, audience, now);
        VoiceState own = voices.of(seat.userId());
        if (own != null && !seen.contains(own.channelId())) {
            return listed(voices.all().stream()
                    .filter(state -> state.equals(own) || seen.contains(state.channelId()))
                    .toList());
        }
        if (version != voices.version()) {
            version = voices.version();
            known.clear();
        }
        return known.computeIfAbsent(
                seen,
                channels -> listed(voices.all().stream()
                        .filter(state -> channels.contains(state.channelId()))
                        .toList()));
    }

    private Set<ChannelId> seen(Seat seat, Audience audience, Instant now) {
        Set<ChannelId> occupied = new HashSet<>();
        voices.all().forEach(state -> occupied.add(state.channelId()));
        occupied.removeIf(id -> {
            Channel channel = audience.channel(id);
            return channel == null || !audience.sees(seat, channel, now);
        });
        return occupied;
    }

    private static Listed listed(List<VoiceState> states) {
        return new Listed(states, Json.encode(out -> {
            out.writeStartArray();
            for (VoiceState state : states) {
                VoiceJson.writePartial(out, state);
            }
            out.writeEndArray();
        }));
    }
}
