package dev.guildhall.user;

import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.User;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.store.Change;
import dev.guildhall.store.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Changes of what an account is.
final class AccountDecisions {
    private AccountDecisions() {}

    static UserDecision modify(UserState user, UserCommand.ModifyAccount modify, UserFacts facts) {
        Account old = user.account();
        if (old == null) {
            return UserDecision.rejected(ApiError.UNKNOWN_USER);
        }
        User shown = old.user();
        Account account = new Account(
                new User(
                        shown.id(),
                        modify.username() == null ? shown.username() : modify.username(),
                        shown.discriminator(),
                        modify.globalName().over(shown.globalName()),
                        modify.avatar().over(shown.avatar()),
                        shown.bot(),
                        shown.publicFlags()),
                or(modify.email(), old.email()),
                or(modify.passwordHash(), old.passwordHash()),
                old.locale());
        List<UserDecision.Name> names = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.PutAccount(account));
        // Bots are told apart by their four digits, and claim no name.
        if (!shown.bot()) {
            renamed(user, Claim.Kind.USERNAME, shown.username(), account.user().username(), names, changes);
            renamed(user, Claim.Kind.EMAIL, old.email(), account.email(), names, changes);
        }
        AuthSessionId login = modify.newLogin();
        if (login != null) {
            changes.add(new Change.DeleteAllAuthSessions(user.id()));
            changes.add(new Change.PutAuthSession(user.id(), login, facts.now()));
        }
        return new UserDecision.Accepted(
                names,
                changes,
                user.with(account, user.application()),
                login != null ? new UserDecision.Revoked.Everything() : UserDecision.NOTHING,
                notices(shown, account),
                new UserReply.Saved(account));
    }

    private static List<Notice> notices(User before, Account account) {
        List<Notice> notices = new ArrayList<>();
        notices.add(new Notice.ToSessions(PersonalEvents.userUpdate(account)));
        if (!before.equals(account.user())) {
            notices.add(new Notice.ToGuilds(account.user()));
        }
        return notices;
    }

    private static void renamed(
            UserState user,
            Claim.Kind kind,
            @Nullable String before,
            @Nullable String after,
            List<UserDecision.Name> names,
            List<Change> changes) {
        if (after == null || Objects.equals(lower(after), lower(before))) {
            return;
        }
        UserReply.Refused taken = kind == Claim.Kind.USERNAME
                ? UserDecider.taken("username", FormError.USERNAME_ALREADY_TAKEN)
                : UserDecider.taken("email", FormError.EMAIL_ALREADY_REGISTERED);
        names.add(new UserDecision.Name(UserDecider.claim(user.id(), kind, after), taken));
        if (before != null) {
            changes.add(new Change.ReleaseClaim(UserDecider.claim(user.id(), kind, before)));
        }
    }

    private static @Nullable String lower(@Nullable String name) {
        return name == null ? null : name.toLowerCase(Locale.ROOT);
    }

    private static <T> @Nullable T or(@Nullable T changed, @Nullable T kept) {
        return changed == null ? kept : changed;
    }
}
