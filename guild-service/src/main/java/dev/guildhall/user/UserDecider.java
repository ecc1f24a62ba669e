package dev.guildhall.user;

import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Defaults;
import dev.guildhall.common.protocol.FieldError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import dev.guildhall.common.user.User;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.store.Change;
import dev.guildhall.store.Claim;
import dev.guildhall.store.OwnerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a user's owner answers to a command. Pure: the same state, command and facts give the same decision.
final class UserDecider {
    private static final String NEW_STYLE = "0";

    private UserDecider() {}

    static UserDecision decide(UserState user, UserCommand command, UserFacts facts) {
        return switch (command) {
            case UserCommand.CreateAccount create -> createAccount(user, create, facts);
            case UserCommand.AddLogin login -> {
                Account account = user.account();
                yield account == null
                        ? UserDecision.rejected(ApiError.UNKNOWN_USER)
                        : saved(
                                user,
                                account,
                                UserDecision.NOTHING,
                                new Change.PutAuthSession(user.id(), login.authSessionId(), facts.now()));
            }
            case UserCommand.RevokeLogin revoke -> {
                Account account = user.account();
                yield account == null
                        ? UserDecision.rejected(ApiError.UNKNOWN_USER)
                        : saved(
                                user,
                                account,
                                new UserDecision.Revoked.Login(revoke.authSessionId()),
                                new Change.DeleteAuthSession(user.id(), revoke.authSessionId()));
            }
            case UserCommand.RevokeAllLogins revoke -> {
                Account account = user.account();
                yield account == null
                        ? UserDecision.rejected(ApiError.UNKNOWN_USER)
                        : saved(
                                user,
                                account,
                                new UserDecision.Revoked.Everything(),
                                new Change.DeleteAllAuthSessions(user.id()));
            }
            case UserCommand.ModifyAccount modify -> AccountDecisions.modify(user, modify, facts);
            case UserCommand.Personal personal -> throw new IllegalStateException("decided with its rows: " + personal);
            case UserCommand.CreateApplication create -> createApplication(user, create);
            case UserCommand.CreateBot create -> createBot(user, create, facts);
            case UserCommand.ResetBotToken reset -> resetBotToken(user, reset, facts);
            case UserCommand.ModifyApplication modify -> modifyApplication(user, modify);
        };
    }

    private static UserDecision createAccount(UserState user, UserCommand.CreateAccount create, UserFacts facts) {
        if (user.account() != null) {
            return new UserDecision.Rejected(taken("username", FormError.USERNAME_ALREADY_TAKEN));
        }
        Account account = new Account(
                new User(user.id(), create.username(), NEW_STYLE, create.globalName(), null, false, 0),
                create.email(),
                create.passwordHash(),
                create.locale());
        List<UserDecision.Name> names = new ArrayList<>();
        names.add(new UserDecision.Name(
                claim(user.id(), Claim.Kind.USERNAME, create.username()),
                taken("username", FormError.USERNAME_ALREADY_TAKEN)));
        if (create.email() != null) {
            names.add(new UserDecision.Name(
                    claim(user.id(), Claim.Kind.EMAIL, create.email()),
                    taken("email", FormError.EMAIL_ALREADY_REGISTERED)));
        }
        return new UserDecision.Accepted(
                names,
                List.of(
                        new Change.PutAccount(account),
                        new Change.PutAuthSession(user.id(), create.firstLogin(), facts.now())),
                user.with(account, user.application()),
                UserDecision.NOTHING,
                new UserReply.Saved(account));
    }

    private static UserDecision createApplication(UserState user, UserCommand.CreateApplication create) {
        if (user.application() != null || user.account() != null) {
            // The caller took a fresh number for it.
            throw new IllegalStateException(user.id() + " is taken already");
        }
        return withApplication(
                user,
                new Application(
                        new ApplicationId(user.id().value()),
                        create.name(),
                        "",
                        create.ownerId(),
                        false,
                        true,
                        create.flags()));
    }

    /// Asked again for an application that has its bot already, gives the bot another token, as a reset does.
    private static UserDecision createBot(UserState user, UserCommand.CreateBot create, UserFacts facts) {
        Application application = user.application();
        UserDecision refused = refusedTo(create.requestedBy(), application);
        if (application == null || refused != null) {
            return refused == null ? UserDecision.rejected(ApiError.UNKNOWN_APPLICATION) : refused;
        }
        if (application.hasBot()) {
            return resetBotToken(user, new UserCommand.ResetBotToken(create.requestedBy(), create.token()), facts);
        }
        Application owning = new Application(
                application.id(),
                application.name(),
                application.description(),
                application.ownerId(),
                true,
                application.botPublic(),
                application.flags());
        String discriminator = String.format(Locale.ROOT, "%04d", facts.discriminator());
        Account bot = new Account(
                new User(user.id(), application.name(), discriminator, null, null, true, 0),
                null,
                null,
                Defaults.LOCALE);
        return new UserDecision.Accepted(
                List.of(),
                List.of(
                        new Change.PutApplication(owning),
                        new Change.PutAccount(bot),
                        new Change.PutAuthSession(user.id(), create.token(), facts.now())),
                user.with(bot, owning),
                UserDecision.NOTHING,
                new UserReply.Saved(bot));
    }

    private static UserDecision resetBotToken(UserState user, UserCommand.ResetBotToken reset, UserFacts facts) {
        UserDecision refused = refusedTo(reset.requestedBy(), user.application());
        if (refused != null) {
            return refused;
        }
        Account bot = user.account();
        if (bot == null) {
            return UserDecision.rejected(ApiError.APPLICATION_HAS_NO_BOT);
        }
        return saved(
                user,
                bot,
                new UserDecision.Revoked.Everything(),
                new Change.DeleteAllAuthSessions(user.id()),
                new Change.PutAuthSession(user.id(), reset.token(), facts.now()));
    }

    private static UserDecision modifyApplication(UserState user, UserCommand.ModifyApplication modify) {
        Application old = user.application();
        UserDecision refused = refusedTo(modify.requestedBy(), old);
        if (old == null || refused != null) {
            return refused == null ? UserDecision.rejected(ApiError.UNKNOWN_APPLICATION) : refused;
        }
        return withApplication(
                user,
                new Application(
                        old.id(),
                        or(modify.name(), old.name()),
                        or(modify.description(), old.description()),
                        old.ownerId(),
                        old.hasBot(),
                        or(modify.botPublic(), old.botPublic()),
                        or(modify.flags(), old.flags())));
    }

    private static @Nullable UserDecision refusedTo(UserId requestedBy, @Nullable Application application) {
        if (application == null) {
            return UserDecision.rejected(ApiError.UNKNOWN_APPLICATION);
        }
        boolean ours = application.ownerId().equals(requestedBy)
                // A bot may set up its own application: PATCH /applications/@me.
                || application.botId().equals(requestedBy);
        return ours ? null : UserDecision.rejected(ApiError.NOT_AUTHORIZED_ON_APPLICATION);
    }

    private static UserDecision saved(
            UserState user, Account account, UserDecision.Revoked revoked, Change... changes) {
        return new UserDecision.Accepted(List.of(), List.of(changes), user, revoked, new UserReply.Saved(account));
    }

    private static UserDecision withApplication(UserState user, Application application) {
        return new UserDecision.Accepted(
                List.of(),
                List.of(new Change.PutApplication(application)),
                user.with(user.account(), application),
                UserDecision.NOTHING,
                new UserReply.OfApplication(application));
    }

    static Claim claim(UserId user, Claim.Kind kind, String name) {
        return new Claim(kind, name.toLowerCase(Locale.ROOT), new OwnerId.OfUser(user));
    }

    static UserReply.Refused taken(String field, FormError error) {
        return UserDecision.refusal(ApiError.INVALID_FORM_BODY, new FieldError(field, error.name(), error.message()));
    }

    private static <T> T or(@Nullable T changed, T kept) {
        return changed == null ? kept : changed;
    }
}
