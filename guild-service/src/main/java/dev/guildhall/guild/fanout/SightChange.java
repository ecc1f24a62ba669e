package dev.guildhall.guild.fanout;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Who sees one channel before a structural change and who after. Made before the change is taken into the
/// [Audience], asked after.
///
/// Sessions that changed their class with the change are counted one by one, all others by class.
final class SightChange {
    private final Audience audience;
    private final Channel before;
    private final EventType type;
    private final Instant now;
    private final Recipients saw;

    SightChange(Audience audience, Channel before, Instant now) {
        this(audience, before, EventType.CHANNEL_UPDATE, now);
    }

    /// Of those who ask for events of `type`.
    SightChange(Audience audience, Channel before, EventType type, Instant now) {
        this.audience = audience;
        this.before = before;
        this.type = type;
        this.now = now;
        this.saw = audience.recipients(type, before, now);
    }

    /// All sessions of `classes` but `except`, and `sessions`.
    record Target(List<Integer> classes, List<Seat> sessions, List<Seat> except) {
        boolean empty() {
            return classes.isEmpty() && sessions.isEmpty();
        }

        /// Without one user, whose seats all are given.
        Target without(UserId userId, List<Seat> seats) {
            List<Seat> others = sessions.stream()
                    .filter(seat -> !seat.userId().equals(userId))
                    .toList();
            List<Seat> left = new ArrayList<>(except);
            left.addAll(seats);
            return new Target(classes, others, left);
        }
    }

    Channel channel() {
        return before;
    }

    /// Who sees the channel now and did not.
    Target gainers(Channel after, List<Audience.Move> moves) {
        Recipients see = audience.recipients(type, after, now);
        List<Integer> classes =
                see.classes().stream().filter(each -> !saw.include(each)).toList();
        return aim(classes, moves, see, (didSee, sees) -> sees && !didSee);
    }

    /// Who saw the channel and does not any more.
    Target losers(Channel after, List<Audience.Move> moves) {
        Recipients see = audience.recipients(type, after, now);
        List<Integer> classes =
                saw.classes().stream().filter(each -> !see.include(each)).toList();
        return aim(classes, moves, see, (didSee, sees) -> didSee && !sees);
    }

    /// Who saw it or sees it.
    Target either(Channel after, List<Audience.Move> moves) {
        Recipients see = audience.recipients(type, after, now);
        List<Integer> classes = Stream.concat(saw.classes().stream(), see.classes().stream())
                .distinct()
                .sorted()
                .toList();
        return aim(classes, moves, see, (didSee, sees) -> sees || didSee);
    }

    /// Whether a session is meant, of which it is known whether it saw and whether it sees.
    private interface Aim {
        boolean at(boolean didSee, boolean sees);
    }

    private Target aim(List<Integer> classes, List<Audience.Move> moves, Recipients see, Aim aim) {
        List<Seat> sessions = new ArrayList<>();
        List<Seat> except = new ArrayList<>();
        for (Audience.Move move : moves) {
            boolean didSee = saw.include(move.before().visibilityClass());
            boolean sees = see.include(move.after().visibilityClass());
            boolean wanted = aim.at(didSee, sees);
            boolean counted = Collections.binarySearch(classes, move.after().visibilityClass()) >= 0;
            if (wanted && !counted) {
                sessions.add(move.after());
            } else if (!wanted && counted) {
                except.add(move.after());
            }
        }
        return new Target(classes, sessions, except);
    }
}
