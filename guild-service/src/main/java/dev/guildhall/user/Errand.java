package dev.guildhall.user;

import dev.guildhall.common.user.UserMessage;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.store.Change;
import dev.guildhall.store.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One accepted command on its way: what to commit, and what holds and is said once that is durable.
record Errand(
        UserMessage.UserAsk ask,
        List<Change> changes,
        UserState after,
        UserDecision.Revoked revoked,
        List<Notice> notices,
        UserReply answer) {
    Errand {
        changes = List.copyOf(changes);
        notices = List.copyOf(notices);
    }

    static Errand accepted(UserMessage.UserAsk ask, UserDecision.Accepted accepted) {
        List<Change> changes = new ArrayList<>(accepted.changes());
        changes.addAll(claims(accepted.names(), Change.HoldClaim::new));
        return new Errand(ask, changes, accepted.after(), accepted.revoked(), accepted.notices(), accepted.answer());
    }

    /// One of the names is another's: those that were claimed before it are given back, or they would keep
    /// their owner from trying again for a minute.
    static Errand givingBack(
            UserMessage.UserAsk ask, List<UserDecision.Name> held, UserState user, UserReply.Refused refusal) {
        return new Errand(ask, claims(held, Change.ReleaseClaim::new), user, UserDecision.NOTHING, List.of(), refusal);
    }

    private static List<Change> claims(List<UserDecision.Name> names, Function<Claim, Change> change) {
        return names.stream().map(name -> change.apply(name.claim())).toList();
    }
}
