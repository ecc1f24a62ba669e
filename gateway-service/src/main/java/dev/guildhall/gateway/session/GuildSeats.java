package dev.guildhall.gateway.session;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// This node's sessions in one guild, by visibility class, for the guild's current life.
final class GuildSeats {
    private static final int NO_CLASS = -1;

    final GuildId guildId;
    private long epoch;
    private final Map<SessionId, Seat> seats = new HashMap<>();
    private final Map<Integer, List<Seat>> classes = new HashMap<>();

    GuildSeats(GuildId guildId, long epoch) {
        this.guildId = guildId;
        this.epoch = epoch;
    }

    /// One session's place; `slot` is where it stands in its class, so that leaving costs the same in any size
    /// of class.
    static final class Seat {
        final RelaySession session;
        private int visibilityClass = NO_CLASS;
        private int slot;

        Seat(RelaySession session) {
            this.session = session;
        }
    }

    long epoch() {
        return epoch;
    }

    /// A new life numbers its classes anew: nobody has one until the guild says so.
    void startEpoch(long started) {
        epoch = started;
        classes.clear();
        seats.values().forEach(seat -> seat.visibilityClass = NO_CLASS);
    }

    void place(RelaySession session, int visibilityClass) {
        Seat seat = seats.computeIfAbsent(session.id, none -> new Seat(session));
        leaveClass(seat);
        List<Seat> members = classes.computeIfAbsent(visibilityClass, none -> new ArrayList<>());
        seat.visibilityClass = visibilityClass;
        seat.slot = members.size();
        members.add(seat);
        session.guilds.add(this);
    }

    void remove(RelaySession session) {
        Seat seat = seats.remove(session.id);
        if (seat != null) leaveClass(seat);
        session.guilds.remove(this);
    }

    @Nullable
    RelaySession session(SessionId id) {
        Seat seat = seats.get(id);
        return seat == null ? null : seat.session;
    }

    List<Seat> ofClass(int visibilityClass) {
        return classes.getOrDefault(visibilityClass, List.of());
    }

    Collection<Seat> all() {
        return seats.values();
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    private void leaveClass(Seat seat) {
        if (seat.visibilityClass == NO_CLASS) return;
        List<Seat> members = classes.getOrDefault(seat.visibilityClass, List.of());
        Seat last = members.removeLast();
        if (last != seat) {
            last.slot = seat.slot;
            members.set(seat.slot, last);
        }
        if (members.isEmpty()) classes.remove(seat.visibilityClass);
        seat.visibilityClass = NO_CLASS;
    }
}
