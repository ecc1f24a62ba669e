package dev.guildhall.guild.fanout;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.guild.voice.VoiceStates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// Who hears who is in voice. A session knows the states in the channels that it sees, and its own user's,
/// and no other: who goes from there into a channel that it does not see has left, for it; and when it
/// comes to see a channel, or does not any more, it is told who is in, or that they left.
final class VoiceFanOut {
    private static final EventType STATE = EventType.VOICE_STATE_UPDATE;

    private final Audience audience;
    private final VoiceStates voices;
    private final EventBodies bodies;
    private final Delivering delivering;

    VoiceFanOut(Audience audience, VoiceStates voices, EventBodies bodies, Delivering delivering) {
        this.audience = audience;
        this.voices = voices;
        this.bodies = bodies;
        this.delivering = delivering;
    }

    /// One member's way from `before` to `after`, null for nowhere. At most one delivery for each relay.
    List<Outgoing> changed(@Nullable VoiceState before, @Nullable VoiceState after) {
        VoiceState shown = after == null ? before : after;
        if (shown == null) {
            return List.of();
        }
        Recipients saw = seers(before);
        Recipients see = seers(after);
        List<Integer> left =
                saw.classes().stream().filter(each -> !see.include(each)).toList();
        List<Seat> own = ownSeats(shown.userId());
        List<Publisher.Variant> variants = new ArrayList<>();
        if (after != null) {
            variants.add(new Publisher.Variant(bodies.voice(after), see.classes(), beyond(own, see), List.of()));
        }
        if (before != null && after == null) {
            variants.add(new Publisher.Variant(bodies.voiceLeft(before), left, beyond(own, saw), List.of()));
        } else if (before != null && !left.isEmpty()) {
            variants.add(new Publisher.Variant(bodies.voiceLeft(before), left, List.of(), own));
        }
        return delivering.variants(both(saw, see), variants);
    }

    /// To the session that is in a channel anew, and to nobody else.
    List<Outgoing> server(SessionId sessionId, String token) {
        Seat seat = audience.seat(sessionId);
        return seat == null ? List.of() : delivering.toSessions(List.of(seat), bodies.voiceServer(token));
    }

    private Recipients seers(@Nullable VoiceState state) {
        Channel channel = state == null ? null : audience.channel(state.channelId());
        return delivering.recipients(STATE, channel);
    }

    private List<Seat> ownSeats(UserId userId) {
        return audience.seatsOf(userId).stream()
                .filter(seat -> STATE.passesInGuild(seat.session().intents()))
                .toList();
    }

    private static List<Seat> beyond(List<Seat> seats, Recipients reached) {
        return seats.stream()
                .filter(seat -> !reached.include(seat.visibilityClass()))
                .toList();
    }

    private static Recipients both(Recipients saw, Recipients see) {
        Set<ActorRef<RelayMessage>> relays = new HashSet<>(saw.relays());
        relays.addAll(see.relays());
        return new Recipients(List.of(), List.of(), List.of(), relays);
    }

    /// What somebody's sight of a channel brings and takes, given who saw it before. Whose state it is
    /// keeps it.
    List<Outgoing> resighted(@Nullable SightChange sight, @Nullable Channel channel, List<Audience.Move> moves) {
        return sight == null || channel == null
                ? List.of()
                : told(channel, sight.gainers(channel, moves), sight.losers(channel, moves));
    }

    /// The same for sessions that alone have another membership now.
    List<Outgoing> resighted(Channel channel, List<Audience.Move> moves) {
        if (voices.in(channel.id()).isEmpty()) {
            return List.of();
        }
        List<Seat> gainers = new ArrayList<>();
        List<Seat> losers = new ArrayList<>();
        for (Audience.Move move : moves) {
            boolean hears = STATE.passesInGuild(move.after().session().intents());
            boolean didSee = audience.sees(move.before(), channel, delivering.now());
            boolean sees = audience.sees(move.after(), channel, delivering.now());
            if (hears && didSee != sees) {
                (sees ? gainers : losers).add(move.after());
            }
        }
        return told(
                channel,
                new SightChange.Target(List.of(), gainers, List.of()),
                new SightChange.Target(List.of(), losers, List.of()));
    }

    private List<Outgoing> told(Channel channel, SightChange.Target gainers, SightChange.Target losers) {
        List<VoiceState> inside = voices.in(channel.id());
        List<Outgoing> out = new ArrayList<>();
        for (VoiceState state : inside) {
            out.addAll(without(gainers, state, bodies.voice(state)));
            out.addAll(without(losers, state, bodies.voiceLeft(state)));
        }
        return out;
    }

    private List<Outgoing> without(SightChange.Target target, VoiceState state, EncodedEvent event) {
        SightChange.Target others = target.without(state.userId(), audience.seatsOf(state.userId()));
        return others.empty() ? List.of() : delivering.to(others, event);
    }

    /// Who saw the channel before a change: null where nobody is in, so that nobody needs to know.
    @Nullable
    SightChange sight(Channel channel) {
        return voices.in(channel.id()).isEmpty() ? null : new SightChange(audience, channel, STATE, delivering.now());
    }
}
