package dev.guildhall.user;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.owner.OwnerLife;
import dev.guildhall.owner.Stages;
import dev.guildhall.store.AccountRows;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// Lets gateway sessions of one user begin: their log-in must stand, and they start from the guilds that the
/// store knows. For the actor's thread.
final class SessionOpening {
    private final UserId userId;
    private final OwnerLife<UserMessage, UserKey, Errand> life;
    private final AccountRows rows;
    private final UserSessions sessions;
    private final PresenceFeed presence;
    private final LastSeen lastSeen;
    private final Supplier<UserState> user;

    /// `user` is asked when the store has answered.
    SessionOpening(
            UserId userId,
            OwnerLife<UserMessage, UserKey, Errand> life,
            AccountRows rows,
            UserSessions sessions,
            PresenceFeed presence,
            LastSeen lastSeen,
            Supplier<UserState> user) {
        this.userId = userId;
        this.life = life;
        this.rows = rows;
        this.sessions = sessions;
        this.presence = presence;
        this.lastSeen = lastSeen;
        this.user = user;
    }

    /// The session is registered before anything is read: what changes meanwhile reaches it, and what changed
    /// before is read.
    void open(UserMessage.OpenSession open) {
        sessions.put(open);
        life.watch(open.session(), new UserSignal.SessionEnded(open.sessionId()));
        read(open);
    }

    /// Sessions from before a crash are asked for again: their log-in may have been revoked in that moment.
    void openAgain() {
        sessions.all().forEach(this::read);
    }

    private record Standing(boolean stands, List<GuildId> guilds) {}

    private void read(UserMessage.OpenSession open) {
        life.await(() -> standing(open), found -> found(open, found), failure -> unread(open, failure));
    }

    private CompletionStage<Standing> standing(UserMessage.OpenSession open) {
        return rows.authSessionStands(userId, open.authSessionId())
                .thenCombine(Stages.of(() -> rows.guildsOf(userId)), Standing::new);
    }

    private void found(UserMessage.OpenSession open, Standing found) {
        UserState current = user.get();
        Account account = current.account();
        boolean again = sessions.answered(open);
        if (account != null && found.stands()) {
            if (!again && sessions.knows(open)) {
                presence.opened(open);
                sessions.answer(
                        open,
                        new UserReply.SessionOpened(
                                account, account.user().bot() ? current.application() : null, found.guilds()));
                lastSeen.look();
            }
        } else if (again) {
            open.session().tell(new SessionMessage.TokenRevoked());
        } else {
            sessions.remove(open.sessionId());
            open.replyTo().tell(UserDecision.refusal(ApiError.UNAUTHORIZED, null));
        }
    }

    private void unread(UserMessage.OpenSession open, Throwable failure) {
        life.log().warn("user {} cannot open a session: {}", userId, failure.toString());
        if (!sessions.answered(open)) {
            sessions.remove(open.sessionId());
            open.replyTo().tell(new UserReply.Unavailable());
        }
    }
}
