package dev.guildhall.user;

import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FieldError;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.store.Change;
import dev.guildhall.store.Claim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the decider makes of a command.
sealed interface UserDecision {
    /// `names` are claimed first, in order; then `changes` are committed, with the claims held; then `after` holds, the
    /// sessions of `revoked` are told, `notices` go out, and `answer` is given.
    record Accepted(
            List<Name> names,
            List<Change> changes,
            UserState after,
            Revoked revoked,
            List<Notice> notices,
            UserReply answer)
            implements UserDecision {
        Accepted(List<Name> names, List<Change> changes, UserState after, Revoked revoked, UserReply answer) {
            this(names, changes, after, revoked, List.of(), answer);
        }

        public Accepted {
            names = List.copyOf(names);
            changes = List.copyOf(changes);
            notices = List.copyOf(notices);
        }
    }

    record Rejected(UserReply.Refused answer) implements UserDecision {}

    /// A name that must be this owner's, and the refusal when it is another's.
    record Name(Claim claim, UserReply.Refused whenTaken) {}

    /// Whose tokens stop working: nobody's, one log-in's, or all.
    sealed interface Revoked {
        record Nothing() implements Revoked {}

        record Login(AuthSessionId id) implements Revoked {}

        record Everything() implements Revoked {}

        default boolean includes(AuthSessionId id) {
            return switch (this) {
                case Nothing nothing -> false;
                case Login login -> login.id().equals(id);
                case Everything everything -> true;
            };
        }
    }

    Revoked NOTHING = new Revoked.Nothing();

    static Rejected rejected(ApiError error) {
        return new Rejected(refusal(error, null));
    }

    static UserReply.Refused refusal(ApiError error, @Nullable FieldError field) {
        return new UserReply.Refused(error, field == null ? List.of() : List.of(field));
    }
}
