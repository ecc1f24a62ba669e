package dev.guildhall.user;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.route.Owners;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.owner.OwnerLife;
import java.time.Duration;
import java.util.function.Supplier;

/// Tells other users' owners what this one wants of them, until they confirm it: at once, every few seconds, and
/// when the owner comes to life again. For the actor's thread.
final class PeerTelling {
    /// Far above the time that a commit takes: who does not answer within it crashed, or its store is gone.
    private static final Duration RETRY = Duration.ofSeconds(5);

    private static final String TIMER = "tell";

    private final OwnerLife<UserMessage, UserKey, Errand> life;
    private final Owners owners;
    private final Supplier<UserState> user;
    private boolean armed;

    /// `user` is asked for what holds now.
    PeerTelling(OwnerLife<UserMessage, UserKey, Errand> life, Owners owners, Supplier<UserState> user) {
        this.life = life;
        this.owners = owners;
        this.user = user;
    }

    /// After loading, and after each pause.
    void all() {
        armed = false;
        UserState now = user.get();
        Account account = now.account();
        if (account != null) {
            now.relationships().untold().forEach(row -> tell(row.other(), stance(account, row)));
        }
        later();
    }

    void tell(UserId peer, PersonalCommand command) {
        owners.toUser(peer, new UserMessage.UserAsk(new UserCommand.Personal(command), life.nobody()));
    }

    /// Somebody may have to be told again.
    void later() {
        if (!armed && waits()) {
            armed = true;
            life.after(TIMER, RETRY, this::all);
        }
    }

    boolean waits() {
        return !user.get().relationships().untold().isEmpty();
    }

    static PersonalCommand stance(Account account, Relationship row) {
        return new PersonalCommand.HearStance(account.user(), row.mine().told(), row.mineVersion(), row.ended());
    }
}
