package dev.guildhall.user;

import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.owner.OwnerLife;
import dev.guildhall.store.PersonalChange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/// Keeps the last day on which the user was there, which a guild's prune asks for. Days are all that a prune counts
/// in, so that a user costs one commit a day, however often sessions come and go. For the actor's thread.
final class LastSeen {
    /// Sessions last for days: often enough that none of these is missed.
    static final Duration LOOK_EVERY = Duration.ofHours(6);

    private static final String TIMER = "last seen";

    private final OwnerLife<UserMessage, UserKey, Errand> life;
    private final InstantSource clock;
    private final UserSessions sessions;
    private final Supplier<UserState> user;

    /// `user` is asked for what holds now.
    LastSeen(
            OwnerLife<UserMessage, UserKey, Errand> life,
            InstantSource clock,
            UserSessions sessions,
            Supplier<UserState> user) {
        this.life = life;
        this.clock = clock;
        this.sessions = sessions;
        this.user = user;
    }

    /// Somebody may be there: after loading, when a session opened, and every few hours.
    void look() {
        if (sessions.empty()) {
            return;
        }
        life.after(TIMER, LOOK_EVERY, this::look);
        if (user.get().account() != null && user.get().lastSeen().isBefore(dayOf(clock.instant()))) {
            UserCommand seen = new UserCommand.Personal(new PersonalCommand.BeSeen());
            life.take(new UserMessage.UserAsk(seen, life.nobody()), false);
        }
    }

    static UserDecision seen(UserState user, UserFacts facts) {
        LocalDate day = dayOf(facts.now());
        return user.lastSeen().isBefore(day)
                ? PersonalDecider.accepted(
                        user.seen(day),
                        List.of(new PersonalChange.PutLastSeen(day)),
                        List.of(),
                        PersonalDecider.NOTHING)
                : PersonalDecider.unchanged(user);
    }

    private static LocalDate dayOf(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
