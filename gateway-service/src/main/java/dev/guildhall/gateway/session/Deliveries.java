package dev.guildhall.gateway.session;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.relay.DirectDelivery;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.common.relay.GuildDelivery.EpochStarted;
import dev.guildhall.common.relay.GuildDelivery.Part;
import dev.guildhall.common.relay.GuildDelivery.Publish;
import dev.guildhall.common.relay.GuildDelivery.SessionAttached;
import dev.guildhall.common.relay.GuildDelivery.SessionReclassed;
import dev.guildhall.common.relay.GuildDelivery.SessionRefused;
import dev.guildhall.common.relay.GuildDelivery.SessionRemoved;
import dev.guildhall.common.relay.ReadyGuild;
import dev.guildhall.gateway.session.RelaySession.Mode;
import dev.guildhall.gateway.socket.GatewayCounter;
import dev.guildhall.gateway.socket.SocketWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What owners deliver, given to sessions: into the log first, then a number for each recipient, then to the
/// event loops.
final class Deliveries {
    private final RelayState state;
    private final Replays replays;

    Deliveries(RelayState state, Replays replays) {
        this.state = state;
        this.replays = replays;
    }

    void fromGuild(GuildDelivery delivery, InHand hand) {
        GuildSeats seats = seatsFor(delivery);
        if (seats == null) return;
        switch (delivery) {
            case SessionAttached attached -> attached(seats, attached, hand);
            case SessionRefused refused -> refused(refused);
            case SessionReclassed reclassed -> reclassed(seats, reclassed);
            case SessionRemoved removed -> removed(seats, removed, hand);
            case Publish publish -> publish(seats, publish, hand);
            case EpochStarted started -> epochStarted(seats, started);
        }
        if (seats.isEmpty()) state.guilds.remove(seats.guildId);
        state.batches.send();
    }

    void direct(DirectDelivery delivery, InHand hand) {
        for (SessionId id : delivery.sessions()) {
            RelaySession session = state.sessions.get(id);
            if (session == null) {
                state.counters.add(GatewayCounter.STRANGERS_PASSED_OVER);
            } else {
                give(session, entry(hand, 0, delivery.sessions().getFirst(), delivery.event()), delivery.event(), hand);
            }
        }
        state.batches.send();
    }

    /// The second crash on one delivery: those whom it did not reach have a hole now, and must start again.
    void giveUp(InHand hand) {
        state.counters.add(GatewayCounter.DELIVERIES_GIVEN_UP);
        state.batches.drop();
        for (RelaySession session : concerned(hand)) {
            if (!hand.reached(session)) session.actor.tell(new SessionSignal.Broken());
        }
    }

    private List<RelaySession> concerned(InHand hand) {
        return switch (hand.message) {
            case GuildDelivery delivery -> {
                GuildSeats seats = state.guilds.get(delivery.guildId());
                yield seats == null
                        ? List.of()
                        : seats.all().stream().map(seat -> seat.session).toList();
            }
            case DirectDelivery direct ->
                direct.sessions().stream()
                        .map(state.sessions::get)
                        .filter(java.util.Objects::nonNull)
                        .toList();
            default -> List.of();
        };
    }

    /// The guild's table in the delivery's epoch; null when a newer life has started, and the delivery is void.
    private @Nullable GuildSeats seatsFor(GuildDelivery delivery) {
        GuildId guildId = delivery.guildId();
        GuildSeats seats = state.guilds.get(guildId);
        if (seats == null) {
            seats = new GuildSeats(guildId, delivery.epoch());
            if (delivery instanceof SessionAttached) state.guilds.put(guildId, seats);
        }
        if (delivery.epoch() < seats.epoch()) {
            state.counters.add(GatewayCounter.OLD_EPOCHS_DROPPED);
            return null;
        }
        if (delivery.epoch() > seats.epoch()) seats.startEpoch(delivery.epoch());
        return seats;
    }

    private void attached(GuildSeats seats, SessionAttached attached, InHand hand) {
        RelaySession session = state.sessions.get(attached.sessionId());
        if (session == null) {
            state.counters.add(GatewayCounter.STRANGERS_PASSED_OVER);
            return;
        }
        seats.place(session, attached.visibilityClass());
        EncodedEvent body = attached.guildCreate();
        ReadyGuild parts = attached.ready();
        if (body != null && parts != null && session.mode == Mode.HELD && !session.sealed) {
            session.actor.tell(new SessionSignal.GuildArrived(attached.guildId(), body, parts));
            return;
        }
        if (body != null) give(session, entry(hand, 0, attached.guildId(), body), body, hand);
        session.actor.tell(new SessionSignal.GuildPlaced(attached.guildId()));
    }

    private void refused(SessionRefused refused) {
        RelaySession session = state.sessions.get(refused.sessionId());
        if (session != null) session.actor.tell(new SessionSignal.GuildMissing(refused.guildId()));
    }

    private void reclassed(GuildSeats seats, SessionReclassed reclassed) {
        RelaySession session = seats.session(reclassed.sessionId());
        if (session != null) seats.place(session, reclassed.visibilityClass());
    }

    /// The farewell first: after a crash between the two the session is still found, and is not told twice.
    private void removed(GuildSeats seats, SessionRemoved removed, InHand hand) {
        RelaySession session = seats.session(removed.sessionId());
        if (session == null) return;
        EncodedEvent farewell = removed.farewell();
        if (farewell != null) give(session, entry(hand, 0, removed.guildId(), farewell), farewell, hand);
        seats.remove(session);
    }

    private void epochStarted(GuildSeats seats, EpochStarted started) {
        if (started.sessionsKept()) return;
        for (GuildSeats.Seat seat : seats.all()) {
            seat.session.actor.tell(new SessionSignal.GuildRestarted(started.guildId()));
        }
    }

    private void publish(GuildSeats seats, Publish publish, InHand hand) {
        List<Part> parts = publish.parts();
        for (int ordinal = 0; ordinal < parts.size(); ordinal++) {
            part(seats, parts.get(ordinal), ordinal, hand);
        }
    }

    private void part(GuildSeats seats, Part part, int ordinal, InHand hand) {
        long mark = markExcepted(seats, part);
        for (int visibilityClass : part.classes()) {
            List<GuildSeats.Seat> members = seats.ofClass(visibilityClass);
            if (members.isEmpty()) continue;
            long index = entry(hand, ordinal, seats.guildId, part.event());
            for (int i = 0; i < members.size(); i++) {
                RelaySession session = members.get(i).session;
                if (session.exceptMark != mark) give(session, index, part.event(), hand);
            }
        }
        for (SessionId id : part.sessions()) {
            RelaySession session = seats.session(id);
            if (session != null) give(session, entry(hand, ordinal, seats.guildId, part.event()), part.event(), hand);
        }
    }

    /// Marks those left out, so that the loop over a class of thousands compares a number for each.
    private long markExcepted(GuildSeats seats, Part part) {
        long mark = state.nextMark++;
        for (SessionId id : part.except()) {
            RelaySession session = seats.session(id);
            if (session != null) session.exceptMark = mark;
        }
        return mark;
    }

    private long entry(InHand hand, int ordinal, Object owner, EncodedEvent event) {
        long known = hand.entry(ordinal);
        if (known >= 0) return known;
        long index = state.log.append(owner, event);
        hand.appended(ordinal, index);
        return index;
    }

    /// From here on the session has the event: by its socket, or by the log.
    private void give(RelaySession session, long index, EncodedEvent event, InHand hand) {
        if (hand.reached(session)) return;
        long sequence = session.positions.add(index, state.log);
        session.lastIndex = index;
        SocketWriter socket = session.socket;
        if (session.mode != Mode.LIVE || socket == null) return;
        if (socket.tryHand(event.body().length())) {
            state.batches.add(index, event, socket, sequence);
        } else {
            replays.fallBehind(session, socket, sequence - 1);
        }
    }
}
